using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using PrismaNext.Linq.Contracts.Building;
using PrismaNext.Linq.Diagnostics;

namespace PrismaNext.Linq.Contracts.Resolving;

/// <summary>Finds the relations behind navigations that the builder says nothing about.</summary>
internal sealed class RelationConvention(ContractDraft contract, IReadOnlyDictionary<Type, EntityResolution> entities)
{
    /// <summary>By class too, because two classes can inherit one property.</summary>
    private readonly Dictionary<Type, HashSet<PropertyInfo>> _known = [];
    private readonly HashSet<ForeignKeyDraft> _matched = [];

    /// <summary>Adds to the contract a relation for every navigation that has none yet.</summary>
    public void Run()
    {
        foreach (var foreignKey in contract.ForeignKeys)
        {
            Know(foreignKey.Dependent, foreignKey.Reference);
            Know(foreignKey.Principal, foreignKey.Inverse);
        }
        foreach (var junction in contract.Junctions)
        {
            Know(junction.Left, junction.LeftNavigation);
            Know(junction.Right, junction.RightNavigation);
        }
        Each(AddJunction);
        Each(AddReference);
        Each(Complete);
    }

    private void Each(Func<EntityResolution, PropertyInfo, EntityResolution, bool> step)
    {
        foreach (var entity in entities.Values)
        {
            foreach (var navigation in entity.Navigations.Where(navigation => !IsKnown(entity.Type, navigation)))
            {
                if (step(entity, navigation, entities[PropertyScan.TargetOf(navigation)!])) // The scan has found the target mapped.
                    Know(entity.Type, navigation);
            }
        }
    }

    private bool AddJunction(EntityResolution entity, PropertyInfo navigation, EntityResolution target)
    {
        if (navigation.GetCustomAttribute<JunctionAttribute>() is not { } attribute)
            return false;
        var back = target.Navigations.FindAll(other => other != navigation && !IsKnown(target.Type, other) && IsCollectionOf(other, entity)
            && !other.IsDefined(typeof(JunctionAttribute)) && MayFace(navigation, other));
        if (back.Count > 1)
            throw ContractErrors.RelationAmbiguous(entity.Type, navigation, back.Select(other => $"{target.Type.Name}.{other.Name}"));
        contract.Junctions.Add(new JunctionDraft
        {
            Left = entity.Type,
            Right = target.Type,
            LeftNavigation = navigation,
            RightNavigation = back.SingleOrDefault(),
            Schema = attribute.Schema,
            Table = attribute.Table,
            LeftColumns = attribute.SourceColumns is { } source ? ForeignKeyConvention.Split(source) : null,
            RightColumns = attribute.TargetColumns is { } columns ? ForeignKeyConvention.Split(columns) : null,
        });
        Know(target.Type, back.SingleOrDefault());
        return true;
    }

    /// <summary>A reference whose foreign key is in its own class.</summary>
    private bool AddReference(EntityResolution entity, PropertyInfo navigation, EntityResolution target)
    {
        if (IsCollection(navigation))
            return false;
        var columns = ForeignKeyConvention.Attributed(entity, navigation) ?? ForeignKeyConvention.Named(entity, target, navigation);
        var open = contract.ForeignKeys.FindAll(foreignKey => IsOpenTo(foreignKey, entity, navigation, target, columns));
        if (open.Count > 1)
            throw ContractErrors.RelationAmbiguous(entity.Type, navigation, open.Select(foreignKey => $"{target.Type.Name}.{foreignKey.Inverse?.Name}"));
        if (open is [var only])
        {
            CheckOnly(entity, target, only, isNamed: columns is not null && only.HasForeignKey);
            only.Reference = navigation;
            return true;
        }
        if (columns is null)
            return false;
        contract.ForeignKeys.Add(new ForeignKeyDraft { Dependent = entity.Type, Principal = target.Type, Reference = navigation });
        return true;
    }

    /// <summary>Two references to one class can be the other side of a collection; only a foreign key that both name tells which.</summary>
    private void CheckOnly(EntityResolution entity, EntityResolution target, ForeignKeyDraft foreignKey, bool isNamed)
    {
        var inverse = foreignKey.Inverse!; // An open relation was declared by it.
        var rivals = entity.Navigations
            .FindAll(other => !IsKnown(entity.Type, other) && other.PropertyType == target.Type && MayFace(inverse, other));
        if (!isNamed && rivals.Count > 1)
            throw ContractErrors.RelationAmbiguous(target.Type, inverse, rivals.Select(other => $"{entity.Type.Name}.{other.Name}"));
    }

    /// <summary>Whether a relation that was declared from the other end, without its reference back, is this one.</summary>
    private static bool IsOpenTo(
        ForeignKeyDraft foreignKey, EntityResolution entity, PropertyInfo navigation, EntityResolution target, IReadOnlyList<string>? columns) =>
        foreignKey is { IsClosed: false, Reference: null, Inverse: { } inverse }
        && foreignKey.Dependent == entity.Type
        && foreignKey.Principal == target.Type
        && MayFace(inverse, navigation)
        && (columns is null || (foreignKey.Properties ?? foreignKey.Columns) is not { } declared || declared.SequenceEqual(columns));

    /// <summary>The other side of a known relation, or one whose foreign key is at the other end.</summary>
    private bool Complete(EntityResolution entity, PropertyInfo navigation, EntityResolution target)
    {
        var facing = contract.ForeignKeys.FindAll(foreignKey => Faces(foreignKey, entity, navigation, target));
        if (facing.Count > 1 || facing.Exists(foreignKey => !_matched.Add(foreignKey)))
            throw ContractErrors.RelationAmbiguous(entity.Type, navigation, facing.Select(Describe));
        if (facing is [var only])
        {
            only.Inverse = navigation;
            only.IsUnique = !IsCollection(navigation);
            return true;
        }
        if (IsCollection(navigation) && target.Navigations.Exists(other => other != navigation && IsCollectionOf(other, entity)))
            throw ContractErrors.JunctionMissing(entity.Type, navigation, target.Type);
        var isAttributed = IsCollection(navigation) && navigation.IsDefined(typeof(ForeignKeyAttribute));
        if (!isAttributed && ForeignKeyConvention.Named(target, entity, navigation: null) is null)
            throw ContractErrors.ForeignKeyUnknown(entity.Type, navigation, target.Type);
        var added = new ForeignKeyDraft { Dependent = target.Type, Principal = entity.Type, Inverse = navigation, IsUnique = !IsCollection(navigation) };
        contract.ForeignKeys.Add(added);
        _matched.Add(added);
        return true;
    }

    private bool Faces(ForeignKeyDraft foreignKey, EntityResolution entity, PropertyInfo navigation, EntityResolution target)
    {
        if (foreignKey.IsClosed || foreignKey.Principal != entity.Type || foreignKey.Dependent != target.Type || foreignKey.Reference == navigation)
            return false;
        if (foreignKey.Inverse is not null && !_matched.Contains(foreignKey))
            return false;
        if (foreignKey.Reference is { } reference && !MayFace(navigation, reference))
            return false;
        return !IsCollection(navigation)
            || navigation.GetCustomAttribute<ForeignKeyAttribute>() is not { } attribute
            || ForeignKeyConvention.Split(attribute.Name).SequenceEqual(ForeignKeys(foreignKey, target, entity));
    }

    private static IEnumerable<string> ForeignKeys(ForeignKeyDraft foreignKey, EntityResolution dependent, EntityResolution principal) =>
        foreignKey.Properties
        ?? ForeignKeyConvention.Attributed(dependent, foreignKey.Reference)
        ?? ForeignKeyConvention.Named(dependent, principal, foreignKey.Reference)
        ?? [];

    /// <summary>Whether the <c>InverseProperty</c> attributes of two navigations, where they have any, name each other.</summary>
    private static bool MayFace(PropertyInfo one, PropertyInfo other) => Allows(one, other) && Allows(other, one);

    private static bool Allows(PropertyInfo one, PropertyInfo other) =>
        one.GetCustomAttribute<InversePropertyAttribute>() is not { } attribute || attribute.Property == other.Name;

    private static bool IsCollection(PropertyInfo navigation) => ClrTypes.ElementType(navigation.PropertyType) is not null;

    private static bool IsCollectionOf(PropertyInfo navigation, EntityResolution entity) => ClrTypes.ElementType(navigation.PropertyType) == entity.Type;

    private static string Describe(ForeignKeyDraft foreignKey) => $"{foreignKey.Dependent.Name}.{foreignKey.Reference?.Name ?? "(no property)"}";

    private bool IsKnown(Type type, PropertyInfo navigation) => _known.TryGetValue(type, out var known) && known.Contains(navigation);

    private void Know(Type type, PropertyInfo? navigation)
    {
        if (navigation is null)
            return;
        if (!_known.TryGetValue(type, out var known))
            _known.Add(type, known = []);
        known.Add(navigation);
    }
}
