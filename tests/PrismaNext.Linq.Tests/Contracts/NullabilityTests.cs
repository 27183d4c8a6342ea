using System.ComponentModel.DataAnnotations;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class NullabilityTests
{
    private static readonly EntityMap Plain = Contract.Build(c => c.Entity<PlainClass>(e => e.Property(x => x.Said).IsRequired().Property(x => x.Denied).IsRequired(false))).Entities.Single();
    private static readonly EntityMap Positional = Contract.Build(c => c.Entity<PositionalRecord>()).Entities.Single();

    [Theory]
    [InlineData(nameof(PlainClass.Id), false)]
    [InlineData(nameof(PlainClass.Number), false)]
    [InlineData(nameof(PlainClass.MaybeNumber), true)]
    [InlineData(nameof(PlainClass.RequiredText), false)]
    [InlineData(nameof(PlainClass.RequiredMaybeText), true)]
    [InlineData(nameof(PlainClass.Attributed), false)]
    [InlineData(nameof(PlainClass.Maybe), true)]
    [InlineData(nameof(PlainClass.Said), false)]
    [InlineData(nameof(PlainClass.Denied), true)]
    public void A_class_says_by_its_types_what_can_be_null(string property, bool isNullable) => Assert.Equal(isNullable, IsNullable(Plain, property));

    /// <remarks>Nothing makes a caller set such a property, so the annotation proves nothing about the rows.</remarks>
    [Fact]
    public void An_annotation_that_the_compiler_does_not_enforce_is_not_believed() => Assert.True(IsNullable(Plain, nameof(PlainClass.Initialized)));

    [Theory]
    [InlineData(nameof(PositionalRecord.Text), false)]
    [InlineData(nameof(PositionalRecord.MaybeText), true)]
    public void A_constructor_parameter_is_believed(string property, bool isNullable) => Assert.Equal(isNullable, IsNullable(Positional, property));

    [Fact]
    public void A_key_is_never_null() => Assert.False(Contract.Build(c => c.Entity<TextKey>(e => e.HasKey(x => x.Code))).Entities.Single().Columns.Single().IsNullable);

    private static bool IsNullable(EntityMap entity, string property) => entity.Columns.Single(column => column.Property!.Name == property).IsNullable;

    private sealed class PlainClass
    {
        public int Id { get; set; }
        public int Number { get; set; }
        public int? MaybeNumber { get; set; }
        public required string RequiredText { get; set; }
        public required string? RequiredMaybeText { get; set; }
        [Required]
        public string Attributed { get; set; } = "";
        public string Initialized { get; set; } = "";
        public string? Maybe { get; set; }
        public string Said { get; set; } = "";
        public required string Denied { get; set; }
    }

    private sealed record PositionalRecord(int Id, string Text, string? MaybeText);

    private sealed class TextKey
    {
        public string? Code { get; set; }
    }
}
