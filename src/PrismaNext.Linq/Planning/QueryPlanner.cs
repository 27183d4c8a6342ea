using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Rewriting;
using PrismaNext.Linq.Shaping;
using PrismaNext.Linq.Sql;
using PrismaNext.Linq.Translation;
using PrismaNext.Linq.Translation.Projections;
using PrismaNext.Linq.Translation.Writes;

namespace PrismaNext.Linq.Planning;

/// <summary>Compiles a query: parse, translate, rewrite, write, shape.</summary>
internal sealed class QueryPlanner(Contract contract) : IQueryCompiler
{
    public QueryPlan<T> Compile<T>(Expression query, SlotFacts facts)
    {
        if (WriteDescription.Of(query) is { } write)
            return WritePlanner.Returning<T>(contract, query, write, facts);
        if (TailPlanner.TryPlan<T>(this, query, facts) is { } withTail)
            return withTail;
        var translator = new Translator(contract, facts, query);
        var rows = translator.Queries.Translate(LinqParser.Parse(query), new Scope());
        if (rows.IsDefaultIfEmpty)
            rows.MaterializeDefault();
        var assembler = new ProjectionAssembler(translator);
        GroupTranslator.MakeReadable(rows);
        var shape = assembler.Assemble(rows.Element);
        var items = assembler.Items;
        var statement = RewritePipeline.Rewrite(rows.Select.Build(items), contract);
        var sql = SqlWriter.Write(statement);
        return new QueryPlan<T>
        {
            Sql = sql.Text,
            Parameters = sql.Bindings(),
            Read = ShaperCompiler.Compile<T>(shape, query).Read,
            Copy = new(() => CopyPlan<T>.Create(statement, shape, items.Count), LazyThreadSafetyMode.PublicationOnly),
            Cardinality = rows.Cardinality,
            DefaultValue = Default<T>(rows, query),
            RowLimit = Limit(rows),
            SqlHash = sql.Hash(),
            Tables = sql.Tables,
            IsCompiled = true,
            RunsClientCode = translator.RunsClientCode,
        };
    }

    public CommandPlan CompileCommand(Expression command, SlotFacts facts) => WritePlanner.Command(contract, command, facts);

    private static Func<SlotValues, T>? Default<T>(Sequence rows, Expression query)
    {
        switch (rows.Default)
        {
            case null:
                return null;
            case ScalarProjection { Sql: SlotParameterExpression slot }:
                return values => (T)values[slot.Slot]!; // The slot's type is the plan's.
            case SlotProjection slot:
                return values => (T)values[slot.Slot]!; // As above.
            case ScalarProjection { Sql: LiteralExpression literal }:
                var value = literal.Value is null || literal.Type.Conversion is null ? literal.Value : literal.Type.Conversion.ConvertFromStore(literal.Value);
                return _ => (T)value!; // The literal's type is the plan's.
            case ConstantProjection constant:
                return _ => (T)constant.Value!; // As above.
            default:
                throw PlanErrors.DefaultUnsupported(query);
        }
    }

    private static Func<SlotValues, long?>? Limit(Sequence rows) => rows.Select.Limit switch
    {
        LiteralExpression { Value: int count } => _ => count,
        SlotParameterExpression { Slot: var slot } => values => Math.Max(0, (int)values[slot]!), // A count is an int.
        _ => null,
    };
}
