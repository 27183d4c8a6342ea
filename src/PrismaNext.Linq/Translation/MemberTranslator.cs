using System.Linq.Expressions;
using System.Reflection;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Shapes;
using PrismaNext.Linq.Translation.Methods;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates properties and fields: columns, navigations, parts of objects that the query made, and properties of .NET's own types.</summary>
internal sealed class MemberTranslator(Translator translator)
{
    public Projection Translate(MemberExpression expression, Scope scope)
    {
        if (expression.Expression is null)
            return Scalar(expression, null, scope) ?? throw PlanErrors.MemberUnsupported(expression, translator.Query);
        var instance = translator.Translate(expression.Expression, scope);
        return Member(instance, expression.Member, expression, scope);
    }

    /// <summary>The length of an array or the count of a collection.</summary>
    public Projection Length(Projection instance, Expression operand) => instance is ScalarProjection scalar
        ? new ScalarProjection(MemberTable.Find(typeof(Array), nameof(Array.Length))!(new MemberAccess(translator, scalar.Sql, operand.Type, operand)) ?? throw PlanErrors.ExpressionUnsupported(operand, translator.Query), typeof(int)) // The table has an entry for it.
        : Count(instance, operand);

    /// <summary>A member of something translated.</summary>
    public Projection Member(Projection instance, MemberInfo member, Expression source, Scope scope)
    {
        switch (instance)
        {
            case EntityProjection entity:
                return EntityMember(entity, member, source);
            case ReferenceProjection reference:
                return reference.Relation.Target.FindColumn(member) is { } key && reference.KeyColumn(key) is { } known
                    ? new ScalarProjection(known, TypeOf(member)) { Name = key.Name }
                    : EntityMember(reference.Join(), member, source);
            case NewProjection made:
                return made.Find(member) ?? OnClient(instance, member, source);
            case ClientProjection { Known: { } created } when created.Find(member) is { } part:
                return part;
            case GroupProjection group when member.Name == nameof(IGrouping<,>.Key):
                return group.Key;
            case OptionalProjection optional:
                return OptionalMember(optional, member, source, scope);
            case ConditionalProjection conditional:
                return ObjectTranslator.Choose(
                    conditional.Test,
                    Member(conditional.IfTrue, member, source, scope),
                    Member(conditional.IfFalse, member, source, scope),
                    TypeOf(member));
            case SingleProjection single:
                return SingleMember(single, member, source, scope);
            case ConstantProjection { Value: null }:
                return PgTypes.For(TypeOf(member)) is { } type ? new ScalarProjection(SqlFactory.Null(type), TypeOf(member)) : new ConstantProjection(null, TypeOf(member));
            case SubqueryProjection or NavigationProjection when member.Name is "Count" or "Length":
                return Count(instance, source);
            case ScalarProjection scalar:
                return ScalarMember(scalar.Sql, member, source) is { } sql ? new ScalarProjection(sql, TypeOf(member)) { NullMeans = scalar.NullMeans } : OnClient(instance, member, source);
            default:
                return OnClient(instance, member, source);
        }
    }

    private Projection? Scalar(MemberExpression expression, SqlExpression? instance, Scope scope) =>
        MemberTable.Find(expression.Member.DeclaringType!, expression.Member.Name)?.Invoke(new MemberAccess(translator, instance, expression.Type, expression)) is { } sql // A member has a type that declares it.
            ? new ScalarProjection(sql, expression.Type)
            : null;

    private SqlExpression? ScalarMember(SqlExpression instance, MemberInfo member, Expression source) =>
        instance.Type.HasUserConversion && Nullable.GetUnderlyingType(member.DeclaringType!) is null ? null : MemberTable.Find(member.DeclaringType!, member.Name)?.Invoke(new MemberAccess(translator, instance, TypeOf(member), source)); // A member has a type that declares it.

    private Projection EntityMember(EntityProjection entity, MemberInfo member, Expression source)
    {
        if (entity.Entity.FindColumn(member) is { } column)
            return new ScalarProjection(Value(entity.ColumnNamed(column)), TypeOf(member)) { Name = column.Name };
        if (entity.Entity.FindRelation(member) is not { } relation)
            return OnClient(entity, member, source);
        var includes = entity.Includes.Where(i => i.Relation == relation).SelectMany(i => i.Nested).ToList();
        return relation.IsCollection ? new NavigationProjection(entity, relation) { Includes = includes } : new ReferenceProjection(entity, relation) { Includes = includes };
    }

    // What a conversion stores for a flag is no condition in SQL; whether it is what stands for true is one.
    private static SqlExpression Value(SqlExpression column) => column.Type is { ModelType: var type, Conversion: { } conversion } && type == typeof(bool)
        ? SqlFactory.Compare(SqlOperator.Equal, column, new LiteralExpression(conversion.ConvertToStore(true), column.Type))
        : column;

    private Projection OptionalMember(OptionalProjection optional, MemberInfo member, Expression source, Scope scope)
    {
        var value = Member(optional.Value, member, source, scope);
        return value is ScalarProjection { Sql: var sql } scalar && !sql.IsNullable
            ? scalar with { Sql = SqlFactory.Case(SqlFactory.IsNotNull(optional.Presence), sql, null) }
            : value;
    }

    private Projection SingleMember(SingleProjection single, MemberInfo member, Expression source, Scope scope)
    {
        var rows = single.Row();
        var value = Member(rows.Element, member, source, scope);
        if (value is not ScalarProjection scalar)
        {
            return new SingleProjection(
                value.ClrType,
                single.Scope,
                inner =>
                {
                    var again = single.Translate(inner);
                    again.Element = Member(again.Element, member, source, scope);
                    return again;
                },
                single.Cardinality);
        }

        var statement = rows.Select.Build([new SelectItem(scalar.Sql)]);
        return new ScalarProjection(new ScalarQueryExpression(statement, scalar.Sql.Type, CanBeNull: true), TypeOf(member)) { NullMeans = NullMeaning.Error };
    }

    private ScalarProjection Count(Projection collection, Expression source)
    {
        var rows = translator.Queries.Rows(collection, source, "t");
        if (!rows.Select.IsPlain)
            rows.Select.PushDown();
        rows.Select.ClearOrder();
        var count = Aggregates.Count(isLong: false);
        return new ScalarProjection(new ScalarQueryExpression(rows.Select.Build([new SelectItem(count)]), PgTypes.Integer, CanBeNull: false), typeof(int));
    }

    private ClientProjection OnClient(Projection instance, MemberInfo member, Expression source) => ClientCode.Create(
        [instance],
        holes => Expression.MakeMemberAccess(holes[0], member),
        () => PlanErrors.MemberUnsupported(source, translator.Query));

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
}
