using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Sql;

namespace PrismaNext.Linq.Tests.Sql;

/// <summary>Short names for hand-made statements.</summary>
internal static class Ir
{
    public static readonly SourceAlias U = new("u");
    public static readonly SourceAlias P = new("p");
    public static readonly ColumnExpression Id = Column(U, "id", PgTypes.BigInt);
    public static readonly ColumnExpression Name = Column(U, "name", PgTypes.Text);
    public static readonly ColumnExpression Flag = Column(U, "flag", PgTypes.Boolean);
    public static readonly ColumnExpression UserId = Column(P, "user_id", PgTypes.BigInt);

    public static FromItem Users => new(new TableSource(U, null, "users"));

    public static FromItem Posts => new(new TableSource(P, null, "posts"));

    public static ColumnExpression Column(SourceAlias source, string name, PgType? type = null) => new(source, name, type ?? PgTypes.Integer, CanBeNull: false);

    public static LiteralExpression Literal(object? value, PgType? type = null) => new(value, type ?? PgTypes.For(value!.GetType())!);

    public static SlotParameterExpression Slot(int slot, PgType? type = null) => new(slot, type ?? PgTypes.Integer, CanBeNull: false);

    public static OperatorExpression Op(SqlExpression left, SqlOperator @operator, SqlExpression right, PgType? type = null) =>
        new(@operator, left, right, type ?? PgTypes.Boolean);

    public static UnaryOperatorExpression Op(SqlUnaryOperator @operator, SqlExpression operand, PgType? type = null) => new(@operator, operand, type ?? operand.Type);

    public static OperatorExpression Equal(SqlExpression left, SqlExpression right) => Op(left, SqlOperator.Equal, right);

    public static FunctionExpression Call(string name, PgType type, params SqlExpression[] arguments) => new(name, [.. arguments], type, CanBeNull: false);

    public static AggregateExpression Count() => new("count", [], PgTypes.BigInt, CanBeNull: false);

    public static SelectStatement Select(FromItem from, params SqlExpression[] items) =>
        new() { Items = items.Select(item => new SelectItem(item)).ToEquatableArray(), From = [from] };

    /// <summary>The posts of the user of the query around it.</summary>
    public static SelectStatement PostsOfUser(params SqlExpression[] items) => Select(Posts, items) with { Where = Equal(UserId, Id) };

    public static string Write(SqlQuery query) => SqlWriter.Write(query).Text;

    /// <summary>The text of an expression over the users.</summary>
    public static string Write(SqlExpression expression)
    {
        const string before = "SELECT ", after = "\nFROM users AS u";
        var text = Write(Select(Users, expression));
        Assert.StartsWith(before, text, StringComparison.Ordinal);
        Assert.EndsWith(after, text, StringComparison.Ordinal);
        return text[before.Length..^after.Length];
    }
}
