using System.Linq.Expressions;
using PrismaNext.Linq.Contracts;
using PrismaNext.Linq.Parsing;
using PrismaNext.Linq.Relational;
using PrismaNext.Linq.Relational.Shapes;
using static PrismaNext.Conformance.Tests.Shaping.Rows;

namespace PrismaNext.Conformance.Tests.Shaping;

public sealed class ObjectShapeTests
{
    private static readonly EntityMap Author = Map<Author>(
        Expression.Lambda<Func<Author>>(Expression.New(typeof(Author).GetConstructors()[0], Expression.Constant(0))), ["Id"], ["Name", "Favourite", "Note"]);
    private static readonly EntityMap Book = Map<Book>(() => new Book { Title = "" }, [], ["Id", "Title"]);
    private static readonly EntityMap Point = Map<Point>(() => new Point(0, 0), ["X", "Y"], []);

    [Fact]
    public Task An_entity_is_made_through_its_constructor_and_its_setters_of_any_kind() => CheckAsync<Author>(
        author => Assert.Equal((7, "Ann", Colour.Green, "x"), (author.Id, author.Name, author.Favourite, author.Note)),
        "SELECT 7, 'Ann', 1, 'x'",
        Entity(Author));

    [Fact]
    public Task Null_fills_what_can_be_null() => CheckAsync<Author>(
        author => Assert.Equal((7, "Ann", null, null), (author.Id, author.Name, author.Favourite, author.Note)),
        "SELECT 7, 'Ann', NULL::integer, NULL::text",
        Entity(Author));

    [Fact]
    public async Task An_entity_that_is_not_there_is_null()
    {
        await CheckAsync<Point?>((Point?)null, "SELECT NULL::integer, NULL::integer", Entity(Point) with { Presence = 0 });
        await CheckAsync<Point?>(new Point(1, 2), "SELECT 1, 2", Entity(Point) with { Presence = 0 });
    }

    [Fact]
    public Task Navigations_are_filled_through_setters_and_through_existing_collections() => CheckAsync<Author>(
        author =>
        {
            Assert.Equal("C", author.Newest!.Title); // The row has one.
            Assert.Equal(["A", "B"], author.Books.Select(book => book.Title));
            Assert.Equal([[3, 4], []], author.Books.Select(book => book.Sequels.Select(sequel => sequel.Id)));
            Assert.Equal(["C"], author.Drafts.Select(book => book.Title));
            author.Books.Add(new Book { Title = "D" });
        },
        """
        SELECT 7, 'Ann', 1, NULL::text, 5, 'C',
            ARRAY[ROW(1, 'A', ARRAY[ROW(3, 'S'), ROW(4, 'T')]), ROW(2, 'B', NULL::record[])],
            ARRAY[ROW(5, 'C')]
        """,
        Entity(Author) with
        {
            Navigations =
            [
                Member<Author>(a => a.Newest, Entity(Book, 4) with { Presence = 4 }),
                Member<Author>(a => a.Books, new ListShape(6, Entity(Book) with { Navigations = [Member<Book>(b => b.Sequels, new ListShape(2, Entity(Book), typeof(IReadOnlyList<Book>)))] }, typeof(ICollection<Book>))),
                Member<Author>(a => a.Drafts, new ListShape(7, Entity(Book), typeof(List<Book>))),
            ],
        });

    [Fact]
    public async Task A_row_becomes_the_variant_that_it_says()
    {
        var cat = Entity(Map<Cat>(() => new Cat(), [], ["Id", "Lives"]), 1);
        var dog = Entity(Map<Dog>(() => new Dog(), [], ["Id"]), 1);
        var shape = new VariantsShape(typeof(Animal), 0, [cat, dog]);
        await CheckAsync<Animal>(animal => Assert.Equal((3, 9), (animal.Id, Assert.IsType<Cat>(animal).Lives)), "SELECT 0, 3, 9", shape);
        await CheckAsync<Animal>(animal => Assert.Equal(4, Assert.IsType<Dog>(animal).Id), "SELECT 1, 4, NULL::integer", shape);
        await CheckAsync<Animal?>(Assert.Null, "SELECT NULL::integer, NULL::integer, NULL::integer", shape);
    }

    [Fact]
    public async Task Objects_are_made_of_constructors_and_members()
    {
        var anonymous = new { Id = 0, Name = (string?)"" };
        await CheckAsync<object>(new { Id = 1, Name = (string?)null }, "SELECT 1, NULL::text", New(anonymous.GetType(), Column<int>(0), Column<string>(1, canBeNull: true)));
        await CheckAsync((1, "x"), "SELECT 1, 'x'", New(typeof((int, string)), Column<int>(0), Column<string>(1)));
        await CheckAsync(new Point(1, 2), "SELECT 1, 2", New(typeof(Point), Column<int>(0), Column<int>(1)));
        var pair = new NewShape(typeof(Pair), null, [], [Member<Pair>(p => p.First, Column<int>(0)), Member<Pair>(p => p.Second, Column<string>(1))]);
        await CheckAsync(new Pair { First = 1, Second = "x" }, "SELECT 1, 'x'", pair);
        var book = new NewShape(typeof(Book), typeof(Book).GetConstructor([]), [], [Member<Book>(b => b.Title, Column<string>(0)), Member<Book>(b => b.Id, new ConstantShape(5, typeof(int)))]);
        await CheckAsync(new { Title = "x", Id = 5 }, "SELECT 'x'", new ClientShape(Client((Book b) => new { b.Title, b.Id }, book), [book]));
    }

    [Fact]
    public async Task Optional_and_conditional_values_follow_their_columns()
    {
        var optional = new OptionalShape(0, New(typeof(Point), Column<int>(1), Column<int>(1)));
        await CheckAsync(new Point(2, 2), "SELECT true, 2", optional);
        await CheckAsync<Point?>((Point?)null, "SELECT NULL::boolean, NULL::integer", optional);
        var conditional = new ConditionalShape(Column<bool?>(0, canBeNull: true), Column<int>(1), new SlotShape(0, typeof(int)), typeof(long));
        await CheckAsync(1L, "SELECT true, 1", conditional, 2);
        await CheckAsync(2L, "SELECT false, 1", conditional, 2);
        await CheckAsync(2L, "SELECT NULL::boolean, NULL::integer", conditional, 2);
    }

    [Fact]
    public async Task Lists_become_the_collection_that_is_asked_for()
    {
        const string sql = "SELECT ARRAY[ROW(2), ROW(1), ROW(2)]";
        await CheckAsync<int[]>([2, 1, 2], sql, List<int[]>());
        await CheckAsync<List<int>>([2, 1, 2], sql, List<List<int>>());
        await CheckAsync<IEnumerable<int>>([2, 1, 2], sql, List<IEnumerable<int>>());
        await CheckAsync<HashSet<int>>([2, 1], sql, List<HashSet<int>>());
        await CheckAsync<SortedSet<int>>([1, 2], sql, List<SortedSet<int>>());
        await CheckAsync<IQueryable<int>>(query => Assert.Equal(5, query.Sum()), sql, List<IQueryable<int>>());
        await CheckAsync<int[]>([], "SELECT NULL::record[]", List<int[]>());
        await CheckAsync<int[]>([], "SELECT ARRAY(SELECT ROW(1) WHERE false)", List<int[]>());

        static ListShape List<T>() => new(0, Column<int>(0), typeof(T));
    }

    [Theory]
    [InlineData(0, Cardinality.FirstOrDefault, 0)]
    [InlineData(0, Cardinality.SingleOrDefault, 0)]
    [InlineData(1, Cardinality.First, 1)]
    [InlineData(1, Cardinality.Single, 1)]
    [InlineData(2, Cardinality.First, 1)]
    public Task A_single_value_is_the_first_that_its_cardinality_allows(int count, Cardinality cardinality, int expected) =>
        CheckAsync(expected, Numbers(count), new SingleShape(0, Column<int>(0), cardinality));

    [Theory]
    [InlineData(0, Cardinality.First, "Sequence contains no elements")]
    [InlineData(0, Cardinality.Single, "Sequence contains no elements")]
    [InlineData(2, Cardinality.Single, "Sequence contains more than one element")]
    [InlineData(2, Cardinality.SingleOrDefault, "Sequence contains more than one element")]
    public async Task A_single_value_fails_as_in_memory(int count, Cardinality cardinality, string message) =>
        Assert.Equal(message, (await FailAsync<InvalidOperationException, int>(Numbers(count), new SingleShape(0, Column<int>(0), cardinality))).Message);

    [Fact]
    public Task A_group_has_its_key_and_its_elements() => CheckAsync<IGrouping<string, int>>(
        group =>
        {
            Assert.Equal("k", group.Key);
            Assert.Equal([1, 2], group);
            Assert.Equal(2, Assert.IsAssignableFrom<IReadOnlyCollection<int>>(group).Count);
        },
        "SELECT 'k', ARRAY[ROW(1), ROW(2)]",
        new GroupingShape(Column<string>(0), new ListShape(1, Column<int>(0), typeof(IEnumerable<int>)), typeof(IGrouping<string, int>)));

    [Fact]
    public async Task Client_code_runs_over_what_was_read()
    {
        var (name, number) = (Column<string>(0, canBeNull: true), Column<int>(1, canBeNull: true));
        var length = Client((string? s, int n) => s == null ? -1 : (s.Length * 100) + n, name, number);
        await CheckAsync(105, "SELECT 'x', 5", new ClientShape(length, [name, number]));
        await CheckAsync(-1, "SELECT NULL::text, NULL::integer", new ClientShape(length, [name, number]));
        var slot = Expression.Add(new HoleExpression(0, typeof(int)), new SlotExpression(0, typeof(int)));
        await CheckAsync(42, "SELECT 'x', 2", new ClientShape(slot, [number]), 40);
    }

    [Fact]
    public Task Client_code_that_runs_later_sees_the_row_that_it_was_made_for() => CheckAsync<Func<int>>(
        function => Assert.Equal(6, function()),
        "SELECT 5, 1",
        new ClientShape(
            Expression.Lambda<Func<int>>(Expression.Add(new HoleExpression(0, typeof(int)), new HoleExpression(1, typeof(int)))),
            [Column<int>(0), Column<int>(1)]));

    [Fact]
    public Task An_exception_of_client_code_stays_what_it_is() => FailAsync<OverflowException, byte>(
        "SELECT 300", new ClientShape(Expression.ConvertChecked(new HoleExpression(0, typeof(int)), typeof(byte)), [Column<int>(0)]));

    private static string Numbers(int count) => $"SELECT ARRAY(SELECT ROW(n) FROM generate_series(1, {count}) AS n)";

    private static ScalarShape Column<T>(int ordinal, bool canBeNull = false) => new(ordinal, PgTypes.For(typeof(T))!, typeof(T), canBeNull); // Every type here is mapped.

    private static NewShape New(Type type, params RowShape[] arguments) => new(type, type.GetConstructors()[0], [.. arguments], []);

    private static MemberShape Member<T>(Expression<Func<T, object?>> member, RowShape value)
    {
        var access = member.Body as MemberExpression ?? (MemberExpression)((UnaryExpression)member.Body).Operand;
        return new MemberShape(access.Member, value);
    }

    private static Expression Client(LambdaExpression code, params RowShape[] values)
    {
        var holes = code.Parameters.Select((parameter, index) => (parameter, hole: new HoleExpression(index, values[index].ClrType))).ToDictionary(p => p.parameter, p => p.hole);
        return new HoleDigger(holes).Visit(code.Body);
    }

    private static EntityShape Entity(EntityMap map, int start = 0) => new(
        map,
        map.Columns.Select((column, index) => new ScalarShape(start + index, column.Type, column.Property!.PropertyType, column.IsNullable)).ToEquatableArray(), // Every column here has one.
        Presence: null,
        Navigations: []);

    private static EntityMap Map<T>(Expression<Func<T>> creation, string[] parameters, string[] assigned)
    {
        var columns = parameters.Concat(assigned).ToDictionary(name => name, name =>
        {
            var property = typeof(T).GetProperty(name)!;
            return new ColumnMap { Name = name, Property = property, Type = PgTypes.For(property.PropertyType)!, IsNullable = name is "Favourite" or "Note" };
        });
        var created = creation.Body as NewExpression ?? ((MemberInitExpression)creation.Body).NewExpression;
        return new EntityMap
        {
            ClrType = typeof(T),
            Table = typeof(T).Name,
            Columns = [.. columns.Values],
            Key = [],
            Relations = [],
            Constructor = new ConstructorMap(created.Constructor!, [.. parameters.Select(name => columns[name])], [.. assigned.Select(name => columns[name])]),
        };
    }

    private sealed class HoleDigger(Dictionary<ParameterExpression, HoleExpression> holes) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => holes.TryGetValue(node, out var hole) ? hole : node;
    }
}
