using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Writes;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>Translates what an insert does with rows that exist.</summary>
internal static class ConflictTranslator
{
    public static OnConflict Translate(Translator translator, EntityMap entity, InsertStatement insert, WriteDescription write)
    {
        var alias = insert.Table.Alias;
        var select = SelectBuilder.Over(insert.Table);
        var row = select.Bind(EntitySource.Row(entity, alias, select));
        var assignments = new AssignmentTranslator(translator, entity, alias);
        var target = write.Conflict!.Arguments.Count > 1 ? Target(WriteDescription.Lambda(write.Conflict.Arguments[1]), row, assignments) : []; // Asked for only when there is one.
        var conflict = new OnConflict(target.Select(c => c.Name).ToEquatableArray());
        if (write.Sets.Count == 0)
            return conflict;
        if (write.Sets is [{ Method.Name: nameof(WriteCalls.SetAll) }])
            return conflict with { Assignments = All(entity, insert, target, conflict.Excluded, translator) };
        var excluded = select.Bind(EntitySource.Row(entity, conflict.Excluded, select));
        conflict = conflict with { Assignments = assignments.Translate(write.Sets, row, excluded) };
        return select.Sources.Count > 1 ? throw WriteErrors.ConflictJoined(translator.Query) : conflict;
    }

    private static List<ColumnMap> Target(LambdaExpression target, Binding row, AssignmentTranslator assignments)
    {
        var parts = target.Body is NewExpression { Members: not null } made ? made.Arguments : [target.Body];
        return [.. parts.Select(part => assignments.Column(Expression.Lambda(part, target.Parameters), row))];
    }

    private static EquatableArray<Assignment> All(EntityMap entity, InsertStatement insert, List<ColumnMap> target, SourceAlias excluded, Translator translator)
    {
        var assigned = Hierarchies.Columns(entity)
            .Where(c => insert.Columns.Contains(c.Name) && !target.Contains(c) && !entity.Key.Contains(c))
            .Select(c => new Assignment(c.Name, new ColumnExpression(excluded, c.Name, c.Type, c.IsNullable)))
            .ToEquatableArray();
        return assigned.Count > 0 ? assigned : throw WriteErrors.SetMissing(translator.Query);
    }
}
