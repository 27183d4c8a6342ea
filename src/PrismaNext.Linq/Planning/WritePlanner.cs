using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Rewriting;
using PrismaNext.Linq.Shaping;
using PrismaNext.Linq.Sql;
using PrismaNext.Linq.Translation;
using PrismaNext.Linq.Translation.Writes;

namespace PrismaNext.Linq.Planning;

/// <summary>Compiles a write: take apart, translate, rewrite, write, and shape what it gives back.</summary>
internal static class WritePlanner
{
    /// <summary>Compiles a write that gives back how many rows it changed.</summary>
    public static CommandPlan Command(Contract contract, Expression command, SlotFacts facts)
    {
        var write = WriteDescription.Of(command) ?? throw new InternalError("A command that is not a write.");
        var sql = SqlWriter.Write(RewritePipeline.Rewrite(new WriteTranslator(new Translator(contract, facts, command), write).Translate().Command));
        return new CommandPlan(sql.Text, sql.Bindings(), SlotValues.Empty) { Tables = sql.Tables, NamesItsRows = true, IsCompiled = true };
    }

    /// <summary>Compiles a write that gives back rows.</summary>
    public static QueryPlan<T> Returning<T>(Contract contract, Expression command, WriteDescription write, SlotFacts facts)
    {
        var translated = new WriteTranslator(new Translator(contract, facts, command), write).Translate();
        var sql = SqlWriter.Write(RewritePipeline.Rewrite(translated.Command));
        return new QueryPlan<T>
        {
            Sql = sql.Text,
            Parameters = sql.Bindings(),
            Read = ShaperCompiler.Compile<T>(translated.Shape ?? throw new InternalError("A write that gives back nothing.")).Read,
            IsWrite = true,
            SqlHash = sql.Hash(),
            Tables = sql.Tables,
            NamesItsRows = true,
            IsCompiled = true,
        };
    }

    /// <summary>Where the parameters of a text come from.</summary>
    public static IReadOnlyList<ParameterBinding> Bindings(this SqlText sql) => [.. sql.Parameters.Select(p => new ParameterBinding(p.Slot, p.Type, p.Transform))];
}
