using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Translation.Projections;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>Translates what a write gives back of each row.</summary>
internal static class ReturningTranslator
{
    public static (EquatableArray<SelectItem> Items, RowShape Shape) Translate(Translator translator, EntityMap entity, TableSource table, MethodCallExpression returning)
    {
        var select = SelectBuilder.Over(table);
        Projection row = EntitySource.Row(entity, table.Alias, select);
        if (returning.Arguments.Count > 1)
            row = translator.Apply(LinqParser.ParseLambda(WriteDescription.Lambda(returning.Arguments[1])), new Scope(), select.Bind(row));
        var assembler = new ProjectionAssembler(translator);
        var shape = assembler.Assemble(row);
        return select.Sources.Count > 1 ? throw WriteErrors.ReturningJoined(translator.Query) : (assembler.Items.ToEquatableArray(), shape);
    }
}
