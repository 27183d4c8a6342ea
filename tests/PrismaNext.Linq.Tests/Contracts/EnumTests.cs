using NpgsqlTypes;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class EnumTests
{
    [Fact]
    public void An_enum_is_stored_as_its_number_by_default()
    {
        var type = Column<Account>(nameof(Account.Kind), Contract.Build(c => c.Entity<Account>())).Type;
        Assert.Equal(("integer", true), (type.Name, type.Conversion!.PreservesOrder));
        Assert.Equal(1, type.Conversion.ConvertToStore(AccountKind.SavingsPlus));
    }

    [Fact]
    public void A_narrow_enum_takes_a_narrow_number()
    {
        var type = Column<Account>(nameof(Account.Small), Contract.Build(c => c.Entity<Account>())).Type;
        Assert.Equal("smallint", type.Name);
        Assert.Equal((short)200, type.Conversion!.ConvertToStore(Narrow.High));
    }

    [Fact]
    public void A_number_that_does_not_fit_its_column_throws()
    {
        var type = Column<Account>(nameof(Account.Kind), Contract.Build(c => c.Entity<Account>(e => e.Property(x => x.Kind).HasColumnType("smallint")))).Type;
        Assert.Throws<OverflowException>(() => type.Conversion!.ConvertToStore((AccountKind)70000));
    }

    [Fact]
    public void An_enum_can_be_stored_by_the_names_of_its_members()
    {
        var type = Column<Account>(nameof(Account.Kind), Contract.Build(c => c.Entity<Account>(e => e.Property(x => x.Kind).HasEnumAsText()))).Type;
        Assert.Equal(("text", false), (type.Name, type.Conversion!.PreservesOrder));
        Assert.Equal("SavingsPlus", type.Conversion.ConvertToStore(AccountKind.SavingsPlus));
        Assert.Equal(AccountKind.SavingsPlus, Read<AccountKind>(type, "SavingsPlus"));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("smallint")]
    [InlineData("integer")]
    public void Two_columns_of_one_enum_have_equal_types(string columnType)
    {
        var contract = Contract.Build(c => c
            .Entity<Account>(e => e.Property(x => x.Kind).HasColumnType(columnType))
            .Entity<OtherAccount>(e => e.Property(x => x.Kind).HasColumnType(columnType)));
        Assert.Equal(Column<Account>(nameof(Account.Kind), contract).Type, Column<OtherAccount>(nameof(OtherAccount.Kind), contract).Type);
    }

    [Fact]
    public void Combined_flags_survive_as_text()
    {
        var type = Column<Account>(nameof(Account.Rights), Contract.Build(c => c.Entity<Account>(e => e.Property(x => x.Rights).HasEnumAsText()))).Type;
        var text = (string)type.Conversion!.ConvertToStore(Rights.Read | Rights.Write);
        Assert.Equal(Rights.Read | Rights.Write, Read<Rights>(type, text));
    }

    [Fact]
    public void A_text_that_names_no_member_is_a_coded_error()
    {
        var type = Column<Account>(nameof(Account.Kind), Contract.Build(c => c.Entity<Account>(e => e.Property(x => x.Kind).HasEnumAsText()))).Type;
        ContractAssert.Fails("CONTRACT.ENUM_LABEL_UNKNOWN", () => Read<AccountKind>(type, "Nonsense"));
    }

    [Fact]
    public void Text_for_a_property_that_is_no_enum_is_refused() =>
        ContractAssert.Refuses("CONTRACT.COLUMN_TYPE_MISMATCH", c => c.Entity<Account>(e => e.Property(x => x.Id).HasEnumAsText()));

    [Fact]
    public void A_PostgreSQL_enum_has_its_members_in_snake_case()
    {
        var contract = Contract.Build(c => c.HasPostgresEnum<AccountKind>("account_kind").Entity<Account>());
        var map = Assert.Single(contract.Enums);
        Assert.Equal(["current", "savings_plus", "special"], map.Labels);
        var type = Column<Account>(nameof(Account.Kind), contract).Type;
        Assert.Equal(("account_kind", typeof(string), null, false), (type.Name, type.StoreType, type.DbType, type.Conversion!.PreservesOrder));
        Assert.Equal("savings_plus", type.Conversion.ConvertToStore(AccountKind.SavingsPlus));
        Assert.Equal(AccountKind.Odd, Read<AccountKind>(type, "special"));
    }

    [Fact]
    public void Labels_can_be_given()
    {
        var contract = Contract.Build(c => c.HasPostgresEnum<AccountKind>("account_kind", "a", "b", "c").Entity<Account>());
        Assert.Equal("b", Column<Account>(nameof(Account.Kind), contract).Type.Conversion!.ConvertToStore(AccountKind.SavingsPlus));
    }

    [Fact]
    public void A_PostgreSQL_enum_is_cast_by_its_quoted_name()
    {
        var contract = Contract.Build(c => c.HasPostgresEnum<AccountKind>("Bank", "AccountKind", []).Entity<Account>());
        Assert.Equal("\"Bank\".\"AccountKind\"", Column<Account>(nameof(Account.Kind), contract).Type.Name);
    }

    [Fact]
    public void A_PostgreSQL_enum_can_be_declared_on_the_enum()
    {
        var map = Assert.Single(Contract.FromTypes(typeof(Ticket)).Enums);
        Assert.Equal(("support", "urgency"), (map.Schema, map.Name));
    }

    [Fact]
    public void A_column_type_chooses_between_the_PostgreSQL_enum_and_others()
    {
        var contract = Contract.Build(c => c.HasPostgresEnum<AccountKind>("account_kind")
            .Entity<Account>(e => e.Property(x => x.Kind).HasColumnType("integer"))
            .Entity<OtherAccount>(e => e.Property(x => x.Kind).HasColumnType("account_kind")));
        Assert.Equal("integer", Column<Account>(nameof(Account.Kind), contract).Type.Name);
        Assert.Equal("account_kind", Column<OtherAccount>(nameof(OtherAccount.Kind), contract).Type.Name);
    }

    [Fact]
    public void Arrays_of_a_PostgreSQL_enum_are_arrays_of_its_type() =>
        Assert.Equal("account_kind[]", Column<OtherAccount>(nameof(OtherAccount.Kinds), Contract.Build(c => c.HasPostgresEnum<AccountKind>("account_kind").Entity<OtherAccount>())).Type.Name);

    [Fact]
    public void Labels_that_do_not_match_the_members_are_refused()
    {
        ContractAssert.Refuses("CONTRACT.ENUM_LABELS_INVALID", c => c.HasPostgresEnum<AccountKind>("k", "a", "b").Entity<Account>());
        ContractAssert.Refuses("CONTRACT.ENUM_LABELS_INVALID", c => c.HasPostgresEnum<AccountKind>("k", "a", "b", "a").Entity<Account>());
        ContractAssert.Refuses("CONTRACT.ENUM_LABELS_INVALID", c => c.HasPostgresEnum<AccountKind>("").Entity<Account>());
    }

    [Fact]
    public void A_value_without_a_label_is_a_coded_error() =>
        ContractAssert.Fails(
            "CONTRACT.ENUM_LABEL_UNKNOWN",
            () => Column<Account>(nameof(Account.Kind), Contract.Build(c => c.HasPostgresEnum<AccountKind>("k").Entity<Account>())).Type.Conversion!.ConvertToStore((AccountKind)77));

    private static ColumnMap Column<T>(string property, Contract contract) => contract.Find(typeof(T))!.Columns.Single(column => column.Property!.Name == property);

    private static T Read<T>(PgType type, string stored) => ((Func<string, T>)type.Conversion!.FromStore.Compile())(stored);

    private enum AccountKind
    {
        Current,
        SavingsPlus,
        [PgName("special")]
        Odd,
    }

    private enum Narrow : byte
    {
        Low,
        High = 200,
    }

    [Flags]
    private enum Rights
    {
        None = 0,
        Read = 1,
        Write = 2,
    }

    [PostgresEnum("urgency", Schema = "support")]
    private enum Urgency
    {
        Low,
        High,
    }

    private sealed class Account
    {
        public int Id { get; set; }
        public AccountKind Kind { get; set; }
        public Narrow Small { get; set; }
        public Rights Rights { get; set; }
    }

    private sealed class OtherAccount
    {
        public int Id { get; set; }
        public AccountKind? Kind { get; set; }
        public List<AccountKind>? Kinds { get; set; }
    }

    private sealed class Ticket
    {
        public int Id { get; set; }
        public Urgency Urgency { get; set; }
    }
}
