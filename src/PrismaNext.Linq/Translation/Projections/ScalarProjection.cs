using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Shapes;

namespace PrismaNext.Linq.Translation.Projections;

/// <summary>A single value. A boolean may be null in SQL where C# has false; see <see cref="SqlFactory.Exact"/>.</summary>
internal sealed record ScalarProjection(SqlExpression Sql, Type ClrType) : Projection(ClrType)
{
    /// <summary>What null means where the CLR type has none.</summary>
    public NullMeaning NullMeans { get; init; }

    /// <summary>A name for the value, where it has one.</summary>
    public string? Name { get; init; }

    public override Projection Map(ProjectionMap map) => this with { Sql = map.Replace(Sql, Name) };
}
