using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Makes the columns of an entity and the map of its constructor.</summary>
internal sealed class ColumnResolver(ContractDraft contract, ColumnTypeResolver types)
{
    private readonly Nullability _nullability = new();

    public void Run(EntityResolution entity)
    {
        if (entity.Base is { } parent)
            entity.Columns.AddRange(parent.Columns);
        var own = entity.Values.ConvertAll(property => Column(entity, property));
        entity.Columns.AddRange(own);
        if (Discriminator(entity) is { } discriminator && !entity.Columns.Contains(discriminator))
        {
            entity.Columns.Add(discriminator);
            own.Add(discriminator);
        }
        entity.Key.AddRange(entity.KeyProperties.Select(name => entity.FindColumn(name) ?? throw ContractErrors.PropertyUnmapped(entity.Type, name)));
        entity.Map = new EntityMap
        {
            ClrType = entity.Type,
            Schema = entity.Schema,
            Table = entity.Table,
            IsView = entity.IsView,
            Columns = entity.Columns,
            Key = entity.Key,
            Relations = entity.Relations,
            ForeignKeys = entity.ForeignKeys,
            Indexes = entity.Indexes,
            Constructor = Constructor(entity),
        };
        foreach (var column in own)
            column.Owner = entity.Map;
        CheckNames(entity);
    }

    private ColumnMap Column(EntityResolution entity, PropertyInfo property)
    {
        var draft = entity.Draft.FindProperty(property.Name);
        var attribute = property.GetCustomAttribute<ColumnAttribute>();
        var type = types.Resolve(property, draft, draft?.ColumnType ?? attribute?.TypeName);
        var isKey = entity.KeyProperties.Contains(property.Name);
        var canBeNull = draft?.IsRequired is { } isRequired ? !isRequired : _nullability.CanBeNull(property, entity.Constructor?.Sets(property) == true);
        return new ColumnMap
        {
            Name = draft?.ColumnName ?? attribute?.Name ?? Names.Convert(property.Name, contract.Naming),
            Property = property,
            Type = type.Type,
            StoreTypeName = type.Definition,
            IsNullable = entity.IsVariantOfSharedTable || (canBeNull && !isKey),
            IsGenerated = draft?.IsGenerated ?? IsGenerated(property) ?? type.IsSerial,
        };
    }

    private static bool? IsGenerated(PropertyInfo property) =>
        property.GetCustomAttribute<DatabaseGeneratedAttribute>() is { } attribute ? attribute.DatabaseGeneratedOption != DatabaseGeneratedOption.None : null;

    /// <summary>The root's discriminator: a property's column, or one that no property shows.</summary>
    private static ColumnMap? Discriminator(EntityResolution entity)
    {
        if (entity.Base is not null || entity.HierarchyKind != HierarchyKind.SharedTable)
            return null;
        var draft = entity.Draft;
        if (draft.DiscriminatorProperty is { } property)
            return entity.Discriminator = entity.FindColumn(property) ?? throw ContractErrors.PropertyUnmapped(entity.Type, property);
        var name = draft.DiscriminatorColumn!; // A shared table has the one or the other.
        if (entity.Columns.Find(column => column.Name == name) is { } existing)
            return entity.Discriminator = existing;
        var value = Hierarchies.VariantsOf(entity).Select(variant => variant.Value).First();
        var type = PgTypes.For(value.GetType()) ?? throw ContractErrors.DiscriminatorValueInvalid(entity.Type, value.GetType());
        return entity.Discriminator = new ColumnMap { Name = name, Type = type };
    }

    private static ConstructorMap? Constructor(EntityResolution entity)
    {
        if (!Hierarchies.IsCreated(entity))
            return null;
        var choice = entity.Constructor ?? throw ContractErrors.NoConstructor(entity.Type);
        var parameters = choice.Properties.Select(property => entity.FindColumn(property.Name)!).ToList(); // A choice names only mapped properties.
        var assigned = entity.Columns.Where(column => column.Property?.SetMethod is not null && !parameters.Contains(column));
        return new ConstructorMap(choice.Constructor, parameters, [.. assigned]);
    }

    private static void CheckNames(EntityResolution entity)
    {
        if (!Names.IsValid(entity.Table) || (entity.Schema is { } schema && !Names.IsValid(schema)))
            throw ContractErrors.NameInvalid(entity.Type, Names.IsValid(entity.Table) ? entity.Schema! : entity.Table, Names.MaximumBytes);
        var seen = new Dictionary<string, ColumnMap>(StringComparer.Ordinal);
        foreach (var column in entity.Columns)
        {
            if (!Names.IsValid(column.Name))
                throw ContractErrors.NameInvalid(entity.Type, column.Name, Names.MaximumBytes);
            if (!seen.TryAdd(column.Name, column))
                throw ContractErrors.ColumnDuplicate(entity.Type, column.Name, seen[column.Name].Property, column.Property);
        }
    }
}
