using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Parsing;

/// <summary>What an initialiser does to an object: assign members, add to the collections in them, and fill the objects in them.</summary>
internal static class MemberBindings
{
    /// <summary>The values, in the order in which they are written.</summary>
    public static IEnumerable<Expression> Values(IEnumerable<MemberBinding> bindings) => bindings.SelectMany(binding => binding switch
    {
        MemberAssignment assignment => [assignment.Expression],
        MemberListBinding list => list.Initializers.SelectMany(initializer => initializer.Arguments),
        _ => Values(((MemberMemberBinding)binding).Bindings), // There are three kinds.
    });

    /// <summary>The same bindings with other values.</summary>
    public static IReadOnlyList<MemberBinding> Rebuild(IEnumerable<MemberBinding> bindings, IReadOnlyList<Expression> values)
    {
        var position = 0;
        return Rebuild(bindings);

        List<MemberBinding> Rebuild(IEnumerable<MemberBinding> level) => [.. level.Select(binding => (MemberBinding)(binding switch
        {
            MemberAssignment assignment => Expression.Bind(assignment.Member, As(TypeOf(assignment.Member))),
            MemberListBinding list => list.Update([.. list.Initializers.Select(i => i.Update([.. i.AddMethod.GetParameters().Select(p => As(p.ParameterType))]))]),
            _ => ((MemberMemberBinding)binding).Update(Rebuild(((MemberMemberBinding)binding).Bindings)), // There are three kinds.
        }))];

        Expression As(Type type)
        {
            var value = OwnOperators.AsOperand(values[position++], type);
            return type.IsAssignableFrom(value.Type) ? value : Expression.Convert(value, type);
        }
    }

    /// <summary>Does to an object what the bindings say.</summary>
    /// <param name="bindings">The bindings.</param>
    /// <param name="target">The object.</param>
    /// <param name="values">The values, in the order in which they are written.</param>
    /// <returns>How many values were taken.</returns>
    public static int Apply(IEnumerable<MemberBinding> bindings, object? target, ReadOnlySpan<object?> values)
    {
        var position = 0;
        foreach (var binding in bindings)
        {
            switch (binding)
            {
                case MemberAssignment:
                    ValueInterpreter.Assign(target, binding.Member, values[position++]);
                    break;
                case MemberListBinding list:
                    position += ValueInterpreter.Fill(ValueInterpreter.Read(target, binding.Member), list.Initializers, values[position..]);
                    break;
                case MemberMemberBinding inner:
                    position += Apply(inner.Bindings, ValueInterpreter.Read(target, binding.Member), values[position..]);
                    break;
            }
        }

        return position;
    }

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
}
