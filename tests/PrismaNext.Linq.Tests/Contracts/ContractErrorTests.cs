using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace PrismaNext.Linq.Tests.Contracts;

/// <summary>The mistakes that are about entities, columns and hierarchies; those about types, enums and conversions have their own files.</summary>
public sealed class ContractErrorTests
{
    [Theory]
    [InlineData(typeof(DateTime))]
    [InlineData(typeof(IDisposable))]
    [InlineData(typeof(string))]
    [InlineData(typeof(Action))]
    [InlineData(typeof(List<>))]
    [InlineData(typeof(Math))]
    [InlineData(typeof(Abstract))]
    public void A_type_that_can_be_no_entity(Type type) => ContractAssert.RefusesTypes("CONTRACT.TYPE_UNSUPPORTED", type);

    [Fact]
    public void A_class_without_a_key()
    {
        var error = ContractAssert.RefusesTypes("CONTRACT.NO_KEY", typeof(Keyless));
        Assert.Contains("'Keyless' has no key.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_no_constructor_makes() => ContractAssert.RefusesTypes("CONTRACT.NO_CONSTRUCTOR", typeof(Unmakeable));

    [Fact]
    public void A_name_that_PostgreSQL_would_cut()
    {
        ContractAssert.Refuses("CONTRACT.NAME_INVALID", c => c.Entity<Plain>(e => e.ToTable(new string('t', 64))));
        ContractAssert.Refuses("CONTRACT.NAME_INVALID", c => c.Entity<Plain>(e => e.ToTable("t", "")));
        ContractAssert.Refuses("CONTRACT.NAME_INVALID", c => c.Entity<Plain>(e => e.Property(x => x.Text).HasColumnName("")));
    }

    [Fact]
    public void Two_classes_on_one_table() =>
        ContractAssert.Refuses("CONTRACT.TABLE_DUPLICATE", c => c.Entity<Plain>(e => e.ToTable("t")).Entity<Other>(e => e.ToTable("t")));

    [Fact]
    public void Two_properties_on_one_column()
    {
        var error = ContractAssert.RefusesTypes("CONTRACT.COLUMN_DUPLICATE", typeof(Doubled));
        Assert.Contains("'Doubled.One' and 'Doubled.Two' to the column 'one'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sibling_classes_that_disagree_about_a_column() =>
        ContractAssert.Refuses("CONTRACT.COLUMN_DUPLICATE", c => c.Entity<Base>(e => e.HasDiscriminator("d").HasVariant<Left>("l").HasVariant<Right>("r")));

    [Fact]
    public void A_property_that_is_not_mapped()
    {
        ContractAssert.Refuses("CONTRACT.PROPERTY_UNMAPPED", c => c.Entity<Plain>(e => e.HasKey(x => x.Text).Ignore(x => x.Text)));
        ContractAssert.Refuses("CONTRACT.PROPERTY_UNMAPPED", c => c.Entity<Plain>(e => e.HasIndex(x => x.Ignored)));
        ContractAssert.Refuses("CONTRACT.PROPERTY_UNMAPPED", c => c.Entity<Base>(e => e.HasDiscriminator("d").HasVariant<Left>("l", l => l.Property(x => x.Id).HasColumnName("i"))));
    }

    [Fact]
    public void A_configured_property_that_cannot_be_set() =>
        ContractAssert.Refuses("CONTRACT.PROPERTY_READ_ONLY", c => c.Entity<Plain>(e => e.Property(x => x.Computed).HasColumnName("c")));

    [Fact]
    public void A_lambda_that_selects_no_property()
    {
        ContractAssert.Refuses("CONTRACT.SELECTOR_INVALID", c => c.Entity<Plain>(e => e.Property(x => x.Text!.Length)));
        ContractAssert.Refuses("CONTRACT.SELECTOR_INVALID", c => c.Entity<Plain>(e => e.HasKey(x => x.Id + 1)));
        ContractAssert.Refuses("CONTRACT.SELECTOR_INVALID", c => c.Entity<Plain>(e => e.HasKey(x => new { x.Id, x.Text!.Length })));
    }

    [Fact]
    public void A_hierarchy_that_is_not_declared() =>
        ContractAssert.RefusesTypes("CONTRACT.HIERARCHY_UNDECLARED", typeof(Base), typeof(Left));

    [Fact]
    public void A_hierarchy_that_contradicts_itself()
    {
        ContractAssert.Refuses("CONTRACT.HIERARCHY_INVALID", c => c.Entity<Base>(e => e.HasDiscriminator("d").HasVariant<Left>("l").UseTablePerType()));
        ContractAssert.Refuses("CONTRACT.HIERARCHY_INVALID", c => c.Entity<Base>(e => e.HasDiscriminator("d")));
        ContractAssert.Refuses("CONTRACT.HIERARCHY_INVALID", c => c.Entity<Base>(e => e.UseTablePerType().HasVariant<Left>("l")));
        ContractAssert.Refuses("CONTRACT.HIERARCHY_INVALID", c => c.Entity<Base>(e => e.HasDiscriminator("d").HasVariant<Left>("l")).Entity<Right>());
        ContractAssert.Refuses("CONTRACT.HIERARCHY_INVALID", c => c.Entity<Base>(e => e.HasDiscriminator("d").HasVariant<Left>("l", l => l.HasKey(x => x.Id))));
        ContractAssert.Refuses("CONTRACT.HIERARCHY_INVALID", c => c.Entity<Base>(e => e.HasDiscriminator("d").HasVariant<Left>("l", l => l.HasDiscriminator("e"))));
        ContractAssert.Refuses("CONTRACT.HIERARCHY_INVALID", c => c.Entity<Base>(e => e.HasDiscriminator("d").HasVariant<Left>("l", l => l.ToTable("lefts"))));
    }

    [Fact]
    public void A_discriminator_value_of_another_type_or_given_twice()
    {
        ContractAssert.Refuses("CONTRACT.DISCRIMINATOR_VALUE_INVALID", c => c.Entity<Base>(e => e.HasDiscriminator(x => x.Number).HasVariant<Left>("l")));
        ContractAssert.Refuses("CONTRACT.DISCRIMINATOR_VALUE_INVALID", c => c.Entity<Base>(e => e.HasDiscriminator("d").HasVariant<Base>("l").HasVariant<Left>("l")));
        ContractAssert.Refuses("CONTRACT.DISCRIMINATOR_VALUE_INVALID", c => c.Entity<Base>(e => e.HasDiscriminator("d").HasVariant<Left>(new object())));
    }

    private sealed class Plain
    {
        public int Id { get; set; }
        public string? Text { get; set; }
        [NotMapped]
        public string? Ignored { get; set; }
        public int Computed => Id;
    }

    private sealed class Other
    {
        public int Id { get; set; }
    }

    private sealed class Keyless
    {
        public string? Text { get; set; }
    }

    private sealed class Unmakeable(int id, string secret)
    {
        public int Id { get; } = id;
        public int Length { get; set; } = secret.Length;
        [Key]
        public int Key { get; set; }
    }

    private sealed class Doubled
    {
        public int Id { get; set; }
        public string? One { get; set; }
        [Column("one")]
        public string? Two { get; set; }
    }

    private abstract class Abstract
    {
        public int Id { get; set; }
    }

    private class Base
    {
        public int Id { get; set; }
        public int Number { get; set; }
    }

    private sealed class Left : Base
    {
        public int Extra { get; set; }
    }

    private sealed class Right : Base
    {
        public string? Extra { get; set; }
    }
}
