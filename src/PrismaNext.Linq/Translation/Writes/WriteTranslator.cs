using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Diagnostics;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Expressions;
using PrismaNext.Linq.Relational.Sources;
using PrismaNext.Linq.Relational.Writes;

namespace PrismaNext.Linq.Translation.Writes;

/// <summary>Translates a write: finds its table, and puts together what the parts of its description become.</summary>
internal sealed class WriteTranslator
{
    private readonly Translator _translator;
    private readonly WriteDescription _write;
    private readonly EntityMap _entity;

    public WriteTranslator(Translator translator, WriteDescription write)
    {
        _translator = translator;
        _write = write;
        _entity = WritableEntity(write, translator);
    }

    public TranslatedWrite Translate()
    {
        SqlCommand command = _write.Verb.Method.Name switch
        {
            nameof(WriteCalls.Insert) => Insert(),
            nameof(WriteCalls.InsertFrom) => InsertFrom(),
            nameof(WriteCalls.Update) => Update(),
            _ => Delete(),
        };
        if (_write.Returning is not { } returning)
            return new(command, null);
        var (items, shape) = ReturningTranslator.Translate(_translator, _entity, command.Table, returning);
        return new(command with { Returning = items }, shape);
    }

    private InsertStatement Insert()
    {
        var form = (InsertForm)_translator.Facts.Inspect(((SlotExpression)_write.Verb.Arguments[1]).Slot)!; // The builder put it there.
        return WithConflict(InsertTranslator.OfValues(form, ((SlotExpression)_write.Verb.Arguments[2]).Slot, Table(form.Entity)));
    }

    private InsertStatement InsertFrom() => WithConflict(InsertTranslator.OfQuery(_translator, _entity, _write.Verb.Arguments[1], Table(_entity)));

    private InsertStatement WithConflict(InsertStatement insert) =>
        _write.Conflict is null ? insert : insert with { OnConflict = ConflictTranslator.Translate(_translator, _entity, insert, _write) };

    private UpdateStatement Update()
    {
        if (_write.Sets.Count == 0)
            throw WriteErrors.SetMissing(_translator.Query);
        var rows = Rows();
        var assignments = new AssignmentTranslator(_translator, _entity, ((ColumnExpression)AnyColumn(rows)).Source).Translate(_write.Sets, rows.ElementBinding);
        var target = WriteTarget.Of(rows, _entity, _translator);
        return new UpdateStatement(target.Table, assignments) { From = target.Others, Where = target.Where };
    }

    private DeleteStatement Delete()
    {
        var target = WriteTarget.Of(Rows(), _entity, _translator);
        return new DeleteStatement(target.Table) { Using = target.Others, Where = target.Where };
    }

    private Sequence Rows()
    {
        var source = _write.Verb.Arguments[0];
        return source is EntityRootExpression
            ? EntitySource.Rows(_entity, _write.RowName)
            : _translator.Queries.Translate(LinqParser.Parse(source), new Scope());
    }

    private static SqlExpression AnyColumn(Sequence rows) => ((Projections.EntityProjection)rows.Element).Columns.Values.First();

    private TableSource Table(EntityMap entity) => new(new SourceAlias(EntitySource.Hint(entity, _write.RowName)), entity.Schema, entity.Table);

    private static EntityMap WritableEntity(WriteDescription write, Translator translator)
    {
        var entity = translator.Contract.Find(write.EntityType) ?? throw PlanErrors.EntityUnmapped(write.EntityType, translator.Query);
        if (entity.IsView)
            throw WriteErrors.ViewReadOnly(entity.ClrType, entity.Table, translator.Query);
        return entity.Hierarchy is { Discriminator: null } ? throw WriteErrors.TablePerTypeUnsupported(entity.ClrType, translator.Query) : entity;
    }
}
