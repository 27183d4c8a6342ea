using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace PrismaNext.Linq.Tests;

/// <summary>Reads from a compiled assembly which type uses which: unlike <c>using</c> lines, that knows full names, lambdas and state machines.</summary>
internal static class TypeUses
{
    public static IReadOnlyList<TypeUse> Of(System.Reflection.Assembly assembly)
    {
        using var definition = AssemblyDefinition.ReadAssembly(assembly.Location);
        return
        [
            .. definition.MainModule.GetAllTypes()
                .SelectMany(type => NamedBy(type).SelectMany(Parts).Select(used => Use(type, used)))
                .Where(use => use.User != use.Used)
                .Distinct(),
        ];
    }

    private static TypeUse Use(TypeReference user, TypeReference used)
    {
        var (outer, usedOuter) = (Outermost(user), Outermost(used));
        return new TypeUse(outer.FullName, outer.Namespace, usedOuter.FullName, usedOuter.Namespace);
    }

    // A nested type, written or compiler-generated, has no namespace: it counts as the type it lies in.
    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type;
    }

    private static IEnumerable<TypeReference?> NamedBy(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(@interface => @interface.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Methods.SelectMany(NamedBy),
        .. Constraints(type),
        .. new ICustomAttributeProvider[] { type }.Concat(type.Fields).Concat(type.Methods).Concat(type.Properties).SelectMany(NamedBy),
    ];

    private static IEnumerable<TypeReference?> NamedBy(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.Parameters.SelectMany(NamedBy),
        .. Constraints(method),
        .. method.HasBody ? NamedBy(method.Body) : [],
    ];

    private static IEnumerable<TypeReference?> NamedBy(MethodBody body) =>
    [
        .. body.Variables.Select(variable => variable.VariableType),
        .. body.ExceptionHandlers.Select(handler => handler.CatchType),
        .. body.Instructions.SelectMany(instruction => instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method =>
                [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType), .. (method as GenericInstanceMethod)?.GenericArguments ?? []],
            _ => (IEnumerable<TypeReference?>)[],
        }),
    ];

    private static IEnumerable<TypeReference?> NamedBy(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute =>
            attribute.ConstructorArguments.Select(argument => argument.Value as TypeReference).Prepend(attribute.AttributeType));

    private static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    /// <summary>Takes a constructed type apart: a list of users is a list and a user.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Prepend(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
