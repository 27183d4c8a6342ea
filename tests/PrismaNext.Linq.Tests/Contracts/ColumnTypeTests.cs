using System.Collections;
using System.Net;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Text.Json;
using NpgsqlTypes;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class ColumnTypeTests
{
    public static TheoryData<Type, string> Defaults => new()
    {
        { typeof(bool), "boolean" }, { typeof(byte), "smallint" }, { typeof(sbyte), "smallint" }, { typeof(short), "smallint" }, { typeof(ushort), "integer" },
        { typeof(int), "integer" }, { typeof(uint), "bigint" }, { typeof(long), "bigint" }, { typeof(ulong), "numeric" }, { typeof(float), "real" },
        { typeof(double), "double precision" }, { typeof(decimal), "numeric" }, { typeof(BigInteger), "numeric" }, { typeof(string), "text" }, { typeof(char), "text" },
        { typeof(Guid), "uuid" }, { typeof(DateTime), "timestamptz" }, { typeof(DateTimeOffset), "timestamptz" }, { typeof(DateOnly), "date" },
        { typeof(TimeOnly), "time" }, { typeof(TimeSpan), "interval" }, { typeof(byte[]), "bytea" }, { typeof(JsonDocument), "jsonb" },
        { typeof(JsonElement), "jsonb" }, { typeof(IPAddress), "inet" }, { typeof(IPNetwork), "cidr" }, { typeof(PhysicalAddress), "macaddr" },
        { typeof(BitArray), "bit varying" }, { typeof(Dictionary<string, string?>), "hstore" }, { typeof(NpgsqlTsVector), "tsvector" },
        { typeof(NpgsqlPoint), "point" }, { typeof(NpgsqlRange<int>), "int4range" }, { typeof(NpgsqlRange<DateTime>), "tstzrange" },
        { typeof(DayOfWeek), "integer" }, { typeof(int?), "integer" }, { typeof(int[]), "integer[]" }, { typeof(int?[]), "integer[]" },
        { typeof(List<string>), "text[]" }, { typeof(IReadOnlyList<Guid>), "uuid[]" }, { typeof(DayOfWeek[]), "integer[]" }, { typeof(byte[][]), "bytea[]" },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void A_CSharp_type_has_a_default_column_type(Type type, string expected) => Assert.Equal(expected, ColumnOf(type, columnType: null).StoreTypeName);

    public static TheoryData<Type, string, string, string> Names => new()
    {
        { typeof(string), "varchar(20)", "varchar", "varchar(20)" }, { typeof(string), "CHARACTER VARYING (20)", "varchar", "varchar(20)" },
        { typeof(string), "char(3)", "bpchar", "char(3)" }, { typeof(string), "char", "bpchar", "char(1)" }, { typeof(string), "citext", "citext", "citext" },
        { typeof(string), "jsonb", "jsonb", "jsonb" }, { typeof(string), "xml", "xml", "xml" }, { typeof(char), "char(1)", "bpchar", "char(1)" },
        { typeof(decimal), "numeric(12, 2)", "numeric", "numeric(12,2)" }, { typeof(decimal), "decimal", "numeric", "numeric" }, { typeof(decimal), "money", "money", "money" },
        { typeof(int), "int4", "integer", "integer" }, { typeof(long), "int8", "bigint", "bigint" }, { typeof(short), "int2", "smallint", "smallint" },
        { typeof(double), "float8", "double precision", "double precision" }, { typeof(double), "double  precision", "double precision", "double precision" },
        { typeof(float), "float4", "real", "real" }, { typeof(bool), "bool", "boolean", "boolean" },
        { typeof(DateTime), "timestamp", "timestamp", "timestamp" }, { typeof(DateTime), "timestamp(3) without time zone", "timestamp", "timestamp(3)" },
        { typeof(DateTime), "timestamp with time zone", "timestamptz", "timestamptz" }, { typeof(DateTimeOffset), "timestamptz(3)", "timestamptz", "timestamptz(3)" },
        { typeof(TimeOnly), "time(0)", "time", "time(0)" }, { typeof(DateTimeOffset), "time with time zone", "timetz", "timetz" },
        { typeof(JsonDocument), "json", "json", "json" }, { typeof(JsonElement), "json", "json", "json" }, { typeof(BitArray), "bit(8)", "bit varying", "bit(8)" },
        { typeof(PhysicalAddress), "macaddr8", "macaddr8", "macaddr8" }, { typeof(uint), "xid", "xid", "xid" }, { typeof(NpgsqlRange<DateTime>), "tsrange", "tsrange", "tsrange" },
        { typeof(string[]), "varchar(20)[]", "varchar[]", "varchar(20)[]" }, { typeof(List<int>), "int4[]", "integer[]", "integer[]" },
        { typeof(DayOfWeek), "text", "text", "text" }, { typeof(DayOfWeek), "varchar(9)", "varchar", "varchar(9)" }, { typeof(DayOfWeek), "smallint", "smallint", "smallint" },
        { typeof(DayOfWeek[]), "text[]", "text[]", "text[]" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_column_type_has_many_spellings_and_one_meaning(Type type, string columnType, string name, string definition)
    {
        var column = ColumnOf(type, columnType);
        Assert.Equal((name, definition), (column.Type.Name, column.StoreTypeName));
    }

    [Theory]
    [InlineData(typeof(string), "integer")]
    [InlineData(typeof(int), "text")]
    [InlineData(typeof(int), "bigint")]
    [InlineData(typeof(long), "integer")]
    [InlineData(typeof(DateTime), "date")]
    [InlineData(typeof(int[]), "integer")]
    [InlineData(typeof(int), "integer[]")]
    [InlineData(typeof(byte[]), "text")]
    [InlineData(typeof(DayOfWeek), "uuid")]
    [InlineData(typeof(DayOfWeek), "json")]
    public void A_column_type_that_the_property_cannot_hold_is_refused(Type type, string columnType) =>
        ContractAssert.Fails("CONTRACT.COLUMN_TYPE_MISMATCH", () => ColumnOf(type, columnType));

    [Theory]
    [InlineData("texxt")]
    [InlineData("integer(4)")]
    [InlineData("varchar(")]
    [InlineData("varchar(a)")]
    [InlineData("")]
    [InlineData("text; drop table users")]
    public void An_unknown_column_type_is_refused(string columnType) =>
        ContractAssert.Fails("CONTRACT.COLUMN_TYPE_UNKNOWN", () => ColumnOf(typeof(string), columnType));

    [Theory]
    [InlineData(typeof(object))]
    [InlineData(typeof(nint))]
    [InlineData(typeof(int[][]))]
    [InlineData(typeof(int[,]))]
    [InlineData(typeof(HashSet<int>))]
    [InlineData(typeof(Dictionary<string, int>))]
    public void A_property_type_without_a_column_type_is_refused(Type type) =>
        ContractAssert.Fails("CONTRACT.PROPERTY_TYPE_UNKNOWN", () => ColumnOf(type, columnType: null));

    [Theory]
    [InlineData("serial", typeof(int), "integer")]
    [InlineData("bigserial", typeof(long), "bigint")]
    [InlineData("smallserial", typeof(short), "smallint")]
    public void A_serial_is_a_generated_integer(string columnType, Type type, string definition)
    {
        var column = ColumnOf(type, columnType);
        Assert.Equal((definition, true), (column.StoreTypeName, column.IsGenerated));
    }

    [Fact]
    public void An_array_of_nullable_elements_reads_as_one() => Assert.Equal(typeof(int?[]), ColumnOf(typeof(int?[]), columnType: null).Type.StoreType);

    [Fact]
    public void An_array_of_enums_converts_each_element()
    {
        var type = ColumnOf(typeof(DayOfWeek[]), "text[]").Type;
        Assert.Equal(typeof(string[]), type.StoreType);
        Assert.Equal("Friday", type.Element!.Conversion!.ConvertToStore(DayOfWeek.Friday));
    }

    private static ColumnMap ColumnOf(Type type, string? columnType)
    {
        var make = typeof(ColumnTypeTests).GetMethod(nameof(Column), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type);
        return make.CreateDelegate<Func<string?, ColumnMap>>()(columnType);
    }

    private static ColumnMap Column<T>(string? columnType)
    {
        var contract = Contract.Build(c => c.Entity<Holder<T>>(e =>
        {
            e.HasNoKey();
            if (columnType is not null)
                e.Property(x => x.Value).HasColumnType(columnType);
        }));
        return contract.Entities.Single().Columns.Single();
    }

    private sealed class Holder<T>
    {
        public T? Value { get; set; }
    }
}
