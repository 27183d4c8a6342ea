using System.Linq.Expressions;
using NpgsqlTypes;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Shaping.Records;

/// <summary>How a field of a record is read from the bytes that the server sends for it.</summary>
/// <param name="Getter">The method of <see cref="RecordReader"/>.</param>
/// <param name="Types">The identifiers of the server's types that it reads: those of <c>pg_type</c>, which are the same on every server.</param>
internal sealed record RecordField(string Getter, params uint[] Types)
{
    /// <summary>An array of records.</summary>
    public static readonly RecordField Records = new(nameof(RecordReader.GetRecords), 2287);

    private static readonly RecordField Text = new(nameof(RecordReader.GetString), 25, 1042, 1043);

    private static readonly Dictionary<(NpgsqlDbType, Type), RecordField> Fields = new()
    {
        [(NpgsqlDbType.Boolean, typeof(bool))] = new(nameof(RecordReader.GetBoolean), 16),
        [(NpgsqlDbType.Smallint, typeof(short))] = new(nameof(RecordReader.GetInt16), 21),
        [(NpgsqlDbType.Integer, typeof(int))] = new(nameof(RecordReader.GetInt32), 23),
        [(NpgsqlDbType.Bigint, typeof(long))] = new(nameof(RecordReader.GetInt64), 20),
        [(NpgsqlDbType.Real, typeof(float))] = new(nameof(RecordReader.GetSingle), 700),
        [(NpgsqlDbType.Double, typeof(double))] = new(nameof(RecordReader.GetDouble), 701),
        [(NpgsqlDbType.Numeric, typeof(decimal))] = new(nameof(RecordReader.GetDecimal), 1700),
        [(NpgsqlDbType.Text, typeof(string))] = Text,
        [(NpgsqlDbType.Varchar, typeof(string))] = Text,
        [(NpgsqlDbType.Char, typeof(string))] = Text,
        [(NpgsqlDbType.Uuid, typeof(Guid))] = new(nameof(RecordReader.GetGuid), 2950),
        [(NpgsqlDbType.Bytea, typeof(byte[]))] = new(nameof(RecordReader.GetBytes), 17),
        [(NpgsqlDbType.Time, typeof(TimeOnly))] = new(nameof(RecordReader.GetTime), 1083),
        [(NpgsqlDbType.Interval, typeof(NpgsqlInterval))] = new(nameof(RecordReader.GetInterval), 1186),
    };

    private static readonly Dictionary<(NpgsqlDbType, Type), RecordField> MomentFields = new()
    {
        [(NpgsqlDbType.TimestampTz, typeof(DateTime))] = new(nameof(RecordReader.GetUtc), 1184),
        [(NpgsqlDbType.TimestampTz, typeof(DateTimeOffset))] = new(nameof(RecordReader.GetOffset), 1184),
        [(NpgsqlDbType.Timestamp, typeof(DateTime))] = new(nameof(RecordReader.GetTimestamp), 1114),
        [(NpgsqlDbType.Date, typeof(DateOnly))] = new(nameof(RecordReader.GetDate), 1082),
    };

    // Switches of Npgsql's, under which it reads moments in another way.
    private static readonly bool AreMomentsOrdinary = !IsOn("Npgsql.EnableLegacyTimestampBehavior") && !IsOn("Npgsql.DisableDateTimeInfinityConversions");

    /// <summary>The field of a type; null where the driver has to read it.</summary>
    public static RecordField? Of(PgType type, Type wireType) =>
        type.DbType is not { } dbType ? null
        : Fields.GetValueOrDefault((dbType, wireType)) ?? (AreMomentsOrdinary ? MomentFields.GetValueOrDefault((dbType, wireType)) : null);

    /// <summary>Emits the reading of a value that is not null.</summary>
    public Expression Read(Expression records, int ordinal) => Expression.Call(records, Getter, [], Expression.Constant(ordinal));

    private static bool IsOn(string name) => AppContext.TryGetSwitch(name, out var isOn) && isOn;
}
