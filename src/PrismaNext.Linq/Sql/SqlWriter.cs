using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Writes;

namespace PrismaNext.Linq.Sql;

/// <summary>Writes statements. The same statement always becomes the same text.</summary>
internal static class SqlWriter
{
    public static SqlText Write(SqlQuery query)
    {
        var output = new SqlOutput();
        new SelectWriter(output).WriteQuery(query);
        return output.ToSqlText();
    }

    public static SqlText Write(SqlCommand command)
    {
        var output = new SqlOutput();
        new CommandWriter(output).Write(command);
        return output.ToSqlText();
    }
}
