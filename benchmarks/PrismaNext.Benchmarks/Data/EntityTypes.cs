using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;

namespace PrismaNext.Benchmarks.Data;

/// <summary>Makes as many entity classes as are wanted.</summary>
internal static class EntityTypes
{
    /// <summary>Classes with six columns, each but the first with a reference to the one before it.</summary>
    public static Type[] Make(int count)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Entities"), AssemblyBuilderAccess.Run).DefineDynamicModule("Entities");
        var types = new List<Type>();
        for (var i = 0; i < count; i++)
        {
            var type = module.DefineType(string.Create(CultureInfo.InvariantCulture, $"Entity{i}"), TypeAttributes.Public | TypeAttributes.Sealed);
            AddProperty(type, "Id", typeof(int));
            AddProperty(type, "Name", typeof(string));
            AddProperty(type, "Amount", typeof(decimal));
            AddProperty(type, "CreatedAt", typeof(DateTime));
            AddProperty(type, "IsActive", typeof(bool));
            AddProperty(type, "PreviousId", typeof(int));
            if (types.Count > 0)
                AddProperty(type, "Previous", types[^1]);
            types.Add(type.CreateType());
        }

        return [.. types];
    }

    private static void AddProperty(TypeBuilder type, string name, Type propertyType)
    {
        const MethodAttributes Accessor = MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.HideBySig;
        var field = type.DefineField("_" + name, propertyType, FieldAttributes.Private);
        var getter = type.DefineMethod("get_" + name, Accessor, propertyType, []);
        var code = getter.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, field);
        code.Emit(OpCodes.Ret);
        var setter = type.DefineMethod("set_" + name, Accessor, returnType: null, [propertyType]);
        code = setter.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Stfld, field);
        code.Emit(OpCodes.Ret);
        var property = type.DefineProperty(name, PropertyAttributes.None, propertyType, null);
        property.SetGetMethod(getter);
        property.SetSetMethod(setter);
    }
}
