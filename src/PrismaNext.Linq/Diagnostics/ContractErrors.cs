using System.Linq.Expressions;
using System.Reflection;

namespace PrismaNext.Linq.Diagnostics;

/// <summary>The mistakes in a contract; one factory for each code.</summary>
internal static class ContractErrors
{
    public static PrismaNextException TypeUnsupported(Type type, string why) => new(
        code: "CONTRACT.TYPE_UNSUPPORTED",
        message: $"'{CSharpNames.Of(type)}' cannot be an entity.",
        why: why,
        fix: "Map a class or record class, or read into another type with Select.");

    public static PrismaNextException NoKey(Type type) => new(
        code: "CONTRACT.NO_KEY",
        message: $"'{type.Name}' has no key.",
        why: $"No property is named Id or {type.Name}Id, and none is marked as the key.",
        fix: $"Mark one with [Key], say Entity<{type.Name}>(e => e.HasKey(x => x...)), or say HasNoKey() or [NoKey] if rows have none.");

    public static PrismaNextException NoConstructor(Type type) => new(
        code: "CONTRACT.NO_CONSTRUCTOR",
        message: $"'{type.Name}' cannot be created from a row.",
        why: "It has no parameterless constructor, and none whose parameters all have the name and type of a mapped property.",
        fix: $"Add a constructor 'private {type.Name}() {{ }}', or name each parameter after the property that it sets.");

    public static PrismaNextException NameInvalid(Type type, string name, int maximumBytes) => new(
        code: "CONTRACT.NAME_INVALID",
        message: $"'{name}' in the mapping of '{type.Name}' is not a name that PostgreSQL keeps as it is.",
        why: $"A name has 1 to {maximumBytes} bytes in UTF-8 and no zero character; PostgreSQL cuts longer ones silently.",
        fix: "Give a shorter name with ToTable(\"...\") or HasColumnName(\"...\").");

    public static PrismaNextException TableDuplicate(string table, Type one, Type other) => new(
        code: "CONTRACT.TABLE_DUPLICATE",
        message: $"'{one.Name}' and '{other.Name}' are both mapped to the table '{table}'.",
        why: "Two classes would define one table in two ways.",
        fix: $"Map the one that only reads with ToView(\"{table}\"), or put it into a contract of its own.");

    public static PrismaNextException ColumnDuplicate(Type type, string column, PropertyInfo? one, PropertyInfo? other) => new(
        code: "CONTRACT.COLUMN_DUPLICATE",
        message: $"'{type.Name}' maps {PropertyOrNone(one)} and {PropertyOrNone(other)} to the column '{column}'.",
        why: "A column fills one property of a class, and has one type for all classes that share a table.",
        fix: "Name another column with HasColumnName(\"...\") or [Column(\"...\")], or leave one property out with Ignore(...) or [NotMapped].");

    public static PrismaNextException ColumnTypeUnknown(PropertyInfo property, string typeName) => new(
        code: "CONTRACT.COLUMN_TYPE_UNKNOWN",
        message: $"The column type '{typeName}' of '{Describe(property)}' is not known.",
        why: "It is no built-in PostgreSQL type with a C# type, and no enum type of the contract has that name.",
        fix: "Use a type such as 'text', 'varchar(20)', 'numeric(12,2)' or 'integer[]', or declare the enum with HasPostgresEnum<TEnum>(\"name\").");

    public static PrismaNextException PropertyTypeUnknown(PropertyInfo property) => new(
        code: "CONTRACT.PROPERTY_TYPE_UNKNOWN",
        message: $"'{Describe(property)}' has the type '{CSharpNames.Of(property.PropertyType)}', which no PostgreSQL type holds.",
        why: "The type has no mapping of its own and no conversion.",
        fix: $"Leave it out with Ignore(x => x.{property.Name}) or [NotMapped], or say how it is stored with HasConversion(toStore, fromStore).");

    public static PrismaNextException ColumnTypeMismatch(PropertyInfo property, string typeName) => new(
        code: "CONTRACT.COLUMN_TYPE_MISMATCH",
        message: $"'{Describe(property)}' is of type '{CSharpNames.Of(property.PropertyType)}' and cannot hold every value of a column of type '{typeName}'.",
        why: "A value could be lost or change on the way.",
        fix: "Change the type of the property or of the column, or convert with HasConversion(toStore, fromStore).");

    public static PrismaNextException ConversionInvalid(PropertyInfo property, Type model, Type store) => new(
        code: "CONTRACT.CONVERSION_INVALID",
        message: $"'{Describe(property)}' cannot be converted from '{CSharpNames.Of(model)}' to '{CSharpNames.Of(store)}'.",
        why: "A conversion must end in another type, one that PostgreSQL holds as a single value without a further conversion.",
        fix: "Convert to such a type, for example long, string, decimal, Guid or DateTime.");

    public static PrismaNextException EnumLabelsInvalid(Type type, int members, int maximumBytes) => new(
        code: "CONTRACT.ENUM_LABELS_INVALID",
        message: $"The PostgreSQL enum type of '{type.Name}' is not complete.",
        why: $"It needs a name and {members} different labels of at most {maximumBytes} bytes, one for each value.",
        fix: $"Say HasPostgresEnum<{type.Name}>(\"name\", \"label 1\", ...), or leave the labels out to have them named after the members.");

    public static PrismaNextException EnumLabelUnknown(Type type) => new(
        code: "CONTRACT.ENUM_LABEL_UNKNOWN",
        message: $"A value of '{type.Name}' and its text in the database do not match.",
        why: "The text names no member of the enum, or the value has no label.",
        fix: $"Add the member to '{type.Name}', or change the row.");

    public static PrismaNextException PropertyUnmapped(Type type, string property) => new(
        code: "CONTRACT.PROPERTY_UNMAPPED",
        message: $"'{type.Name}.{property}' is used in the contract but has no place in it.",
        why: "It does not exist or is not public, is ignored, is configured as a column but is a navigation or the other way round, or belongs to a mapped base class.",
        fix: $"Name a mapped property of '{type.Name}', take Ignore(...) or [NotMapped] away, or configure it where it is declared.");

    public static PrismaNextException PropertyReadOnly(PropertyInfo property) => new(
        code: "CONTRACT.PROPERTY_READ_ONLY",
        message: $"'{Describe(property)}' cannot be set from a row.",
        why: "It has no setter, and the constructor in use has no parameter of its name and type.",
        fix: $"Add 'init' or 'private set' to '{property.Name}', or a constructor parameter for it.");

    public static PrismaNextException SelectorInvalid(LambdaExpression selector) => new(
        code: "CONTRACT.SELECTOR_INVALID",
        message: $"'{selector}' does not select properties of '{CSharpNames.Of(selector.Parameters[0].Type)}'.",
        why: "Only properties of the parameter itself can be mapped.",
        fix: "Write x => x.Property, or x => new { x.First, x.Second } for more than one.");

    public static PrismaNextException RelationUnmapped(PropertyInfo navigation, Type target) => new(
        code: "CONTRACT.RELATION_UNMAPPED",
        message: $"'{Describe(navigation)}' leads to '{CSharpNames.Of(target)}', which the contract does not map.",
        why: "A navigation needs both of its ends in one contract.",
        fix: $"Add Entity<{CSharpNames.Of(target)}>() or typeof({CSharpNames.Of(target)}) to the contract, or leave the property out with Ignore(x => x.{navigation.Name}) or [NotMapped].");

    public static PrismaNextException RelationAmbiguous(Type type, PropertyInfo navigation, IEnumerable<string> candidates) => new(
        code: "CONTRACT.RELATION_AMBIGUOUS",
        message: $"'{type.Name}.{navigation.Name}' can be more than one relation: {string.Join("; ", candidates)}.",
        why: "More than one navigation or declaration fits.",
        fix: "Say which with [InverseProperty(\"...\")], or declare it once with HasMany(...).WithOne(...).HasForeignKey(...).");

    public static PrismaNextException ForeignKeyUnknown(Type type, PropertyInfo navigation, Type target) => new(
        code: "CONTRACT.FOREIGN_KEY_UNKNOWN",
        message: $"No foreign key is found for '{type.Name}.{navigation.Name}'.",
        why: $"Neither class has a property named after the navigation or the class at its other end, followed by the key's name, such as '{navigation.Name}Id'.",
        fix: $"Say HasForeignKey(x => x...) or, for a column without a property, HasForeignKey(\"column\"), or put [ForeignKey(\"...\")] on the navigation to '{target.Name}'.");

    public static PrismaNextException ForeignKeyMismatch(Type dependent, string columns, Type principal, string keys) => new(
        code: "CONTRACT.FOREIGN_KEY_MISMATCH",
        message: $"The foreign key of '{dependent.Name}' ({columns}) does not match the key of '{principal.Name}' ({keys}).",
        why: "Both must have the same number of columns, and the columns the same types.",
        fix: "Select as many properties as the key has, in its order, or name another key with HasPrincipalKey(x => x...).");

    public static PrismaNextException ForeignKeyWrongSide(Type dependent, Type one, Type other) => new(
        code: "CONTRACT.FOREIGN_KEY_WRONG_SIDE",
        message: $"'{dependent.Name}' cannot hold the foreign key of this relation between '{one.Name}' and '{other.Name}'.",
        why: "Only in a one-to-one relation may either end hold it; in others it is the end that has the reference.",
        fix: $"Say WithOne(...) before HasForeignKey<{dependent.Name}>(...), or select properties of '{one.Name}'.");

    public static PrismaNextException PrincipalKeyMissing(Type dependent, Type principal) => new(
        code: "CONTRACT.PRINCIPAL_KEY_MISSING",
        message: $"'{dependent.Name}' refers to '{principal.Name}', which has no key.",
        why: "A foreign key refers to a key.",
        fix: $"Give '{principal.Name}' a key with HasKey(x => x...), or name what is referred to with HasPrincipalKey(x => x...).");

    public static PrismaNextException JunctionMissing(Type type, PropertyInfo navigation, Type target) => new(
        code: "CONTRACT.JUNCTION_MISSING",
        message: $"'{type.Name}.{navigation.Name}' is a many-to-many relation with '{target.Name}', and its table in the middle is not known.",
        why: "Both ends are collections, so neither table can hold the foreign key.",
        fix: $"Say HasMany(x => x.{navigation.Name}).WithMany(...).UsingTable(\"table\", \"left_column\", \"right_column\") or UsingEntity<T>(), or put [Junction(\"table\")] on it.");

    public static PrismaNextException JunctionInvalid(Type type, PropertyInfo navigation, string table) => new(
        code: "CONTRACT.JUNCTION_INVALID",
        message: $"The columns of '{table}' do not fit the keys at both ends of '{type.Name}.{navigation.Name}'.",
        why: "Each end needs one column for each column of its key, and no column serves both ends.",
        fix: $"Name them all: UsingTable(\"{table}\", \"left_column\", \"right_column\").");

    public static PrismaNextException HierarchyUndeclared(Type root, Type derived) => new(
        code: "CONTRACT.HIERARCHY_UNDECLARED",
        message: $"'{derived.Name}' derives from '{root.Name}', and the contract maps both without saying how.",
        why: "The rows of a hierarchy are told apart by a column of one table, or by tables of their own.",
        fix: $"On '{root.Name}' say HasDiscriminator(x => x...).HasVariant<{derived.Name}>(value), or UseTablePerType().");

    public static PrismaNextException HierarchyInvalid(Type root, string why) => new(
        code: "CONTRACT.HIERARCHY_INVALID",
        message: $"The hierarchy of '{root.Name}' contradicts itself.",
        why: why,
        fix: $"Declare the key, and either HasDiscriminator(...) with one HasVariant<T>(value) for each concrete class or UseTablePerType(), on '{root.Name}' alone.");

    public static PrismaNextException DiscriminatorValueInvalid(Type variant, Type valueType) => new(
        code: "CONTRACT.DISCRIMINATOR_VALUE_INVALID",
        message: $"The discriminator value of '{variant.Name}' is no '{CSharpNames.Of(valueType)}', or another class has it too.",
        why: "A discriminator is compared as it is, and one value means one class.",
        fix: $"Say HasVariant<{variant.Name}>(value) with a value of type '{CSharpNames.Of(valueType)}' that no other class has.");

    private static string Describe(PropertyInfo property) => $"{property.DeclaringType?.Name}.{property.Name}";

    private static string PropertyOrNone(PropertyInfo? property) => property is null ? "a column without a property" : $"'{Describe(property)}'";
}
