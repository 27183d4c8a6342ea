using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation;

/// <summary>Translates constants and values of the program, and tells what is a scalar.</summary>
internal sealed class ValueTranslator(Translator translator)
{
    /// <summary>A constant written in the query.</summary>
    public static Projection Constant(object? value, Type type)
    {
        if (PgTypes.For(value is null ? type : value.GetType()) is not { } pgType || value is not null and System.Collections.IEnumerable and not (string or byte[]))
            return new ConstantProjection(value, type);
        return new ScalarProjection(new LiteralExpression(value is null ? null : ToStore(value, pgType), pgType), type);
    }

    /// <summary>A value of the program; null is written as such, so that no plan has to serve both.</summary>
    public Projection Slot(SlotExpression slot)
    {
        if (PgTypes.For(slot.Type) is not { } type)
            return slot.Type.CanBeNull() && translator.Facts.IsNull(slot.Slot) ? new ConstantProjection(null, slot.Type) : new SlotProjection(slot.Slot, slot.Type);
        return slot.Type.CanBeNull() && translator.Facts.IsNull(slot.Slot)
            ? new ScalarProjection(SqlFactory.Null(type), slot.Type)
            : new ScalarProjection(new SlotParameterExpression(slot.Slot, type, CanBeNull: false), slot.Type);
    }

    public SqlExpression Scalar(Projection projection, Expression source) => projection switch
    {
        ScalarProjection scalar => scalar.Sql,
        OptionalProjection { Value: ScalarProjection scalar } => scalar.Sql,
        ConstantProjection { Value: null } constant => SqlFactory.Null(PgTypes.For(constant.ClrType) ?? PgTypes.Text),
        ClientProjection client => throw client.Refusal(),
        _ => throw PlanErrors.NotScalar(source, translator.Query),
    };

    private static object ToStore(object value, PgType type) => type.Conversion is { } conversion ? conversion.ConvertToStore(value) : value;
}
