using System.ComponentModel.DataAnnotations.Schema;
using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

/// <summary>Relations that attributes and names tell.</summary>
public sealed class RelationConventionTests
{
    [Fact]
    public void A_collection_without_a_reference_back_finds_the_foreign_key_by_the_name_of_its_class() =>
        Assert.Equal(["Team.Members *: id = team_id"], RelationText.Of<Team>(Contract.FromTypes(typeof(Team), typeof(Member))));

    [Fact]
    public void A_key_with_the_name_of_its_class_keeps_it_in_other_tables()
    {
        var contract = Contract.FromTypes(typeof(Country), typeof(City));
        Assert.Equal(["City.Country 1: country_id = country_id"], RelationText.Of<City>(contract));
        Assert.Equal(["Country.Cities *: country_id = country_id"], RelationText.Of<Country>(contract));
    }

    [Fact]
    public void InverseProperty_tells_two_relations_between_the_same_classes_apart()
    {
        var contract = Contract.FromTypes(typeof(Player), typeof(Game));
        Assert.Equal(["Game.Black 1: black_id = id", "Game.White 1: white_id = id"], RelationText.Of<Game>(contract));
        Assert.Equal(["Player.AsBlack *: id = black_id", "Player.AsWhite *: id = white_id"], RelationText.Of<Player>(contract));
    }

    [Fact]
    public void ForeignKey_on_a_navigation_names_its_property() =>
        Assert.Contains("Task.Owner 1: assigned_to = id", RelationText.Of<Task>(Contract.FromTypes(typeof(Task), typeof(Worker))));

    [Fact]
    public void ForeignKey_on_a_navigation_may_name_a_column_without_a_property()
    {
        var contract = Contract.FromTypes(typeof(Task), typeof(Worker));
        Assert.Contains("Task.Reviewer ?: reviewed_by = id", RelationText.Of<Task>(contract));
        Assert.Null(contract.Find(typeof(Task))!.Columns[^1].Property);
    }

    [Fact]
    public void ForeignKey_on_a_property_names_its_navigation() =>
        Assert.Contains("Task.Helper ?: helped_by = id", RelationText.Of<Task>(Contract.FromTypes(typeof(Task), typeof(Worker))));

    [Fact]
    public void ForeignKey_on_a_collection_names_the_property_of_its_elements() =>
        Assert.Equal(["Folder.Files *: id = parent"], RelationText.Of<Folder>(Contract.FromTypes(typeof(Folder), typeof(File))));

    [Fact]
    public void A_reference_whose_foreign_key_is_at_the_other_end_is_one_to_one()
    {
        var contract = Contract.FromTypes(typeof(House), typeof(Roof));
        Assert.Equal(["House.Roof ?: id = house_id"], RelationText.Of<House>(contract));
        Assert.Equal(["Roof.House 1: house_id = id"], RelationText.Of<Roof>(contract));
        Assert.True(contract.Find(typeof(Roof))!.ForeignKeys.Single().IsUnique);
    }

    [Fact]
    public void A_tree_has_its_parent_and_its_children()
    {
        var contract = Contract.FromTypes(typeof(Node));
        Assert.Equal(["Node.Children *: id = parent_id", "Node.Parent ?: parent_id = id"], RelationText.Of<Node>(contract));
        Assert.Single(contract.Entities.Single().ForeignKeys);
    }

    [Fact]
    public void A_declared_collection_finds_the_reference_back_that_was_not_said()
    {
        var contract = Contract.Build(c => c.Entity<Node>(e => e.HasMany(x => x.Children).HasForeignKey(x => x.ParentId)));
        Assert.Equal(["Node.Children *: Id = ParentId", "Node.Parent ?: ParentId = Id"], RelationText.Of<Node>(contract));
        Assert.Single(contract.Entities.Single().ForeignKeys);
    }

    [Fact]
    public void A_junction_attribute_on_one_end_serves_both()
    {
        var contract = Contract.FromTypes(typeof(Student), typeof(Course));
        Assert.Equal(["Student.Courses *: id = enrolment(student_id | course_id) = id"], RelationText.Of<Student>(contract));
        Assert.Equal(["Course.Students *: id = enrolment(course_id | student_id) = id"], RelationText.Of<Course>(contract));
    }

    [Fact]
    public void A_key_that_is_a_foreign_key_is_not_generated() =>
        Assert.False(Contract.Build(c => c.Entity<House>(e => e.Ignore(x => x.Roof!)).Entity<Roof>(e => e.HasKey(x => x.HouseId))).Find(typeof(Roof))!.Key.Single().IsGenerated);

    private sealed class Team
    {
        public int Id { get; init; }
        public List<Member> Members { get; init; } = [];
    }

    private sealed class Member
    {
        public int Id { get; init; }
        public int TeamId { get; init; }
    }

    private sealed class Country
    {
        public int CountryId { get; init; }
        public List<City> Cities { get; init; } = [];
    }

    private sealed class City
    {
        public int CityId { get; init; }
        public int CountryId { get; init; }
        public Country? Country { get; init; }
    }

    private sealed class Player
    {
        public int Id { get; init; }
        [InverseProperty(nameof(Game.White))]
        public List<Game> AsWhite { get; init; } = [];
        [InverseProperty(nameof(Game.Black))]
        public List<Game> AsBlack { get; init; } = [];
    }

    private sealed class Game
    {
        public int Id { get; init; }
        public int WhiteId { get; init; }
        public int BlackId { get; init; }
        public Player? White { get; init; }
        public Player? Black { get; init; }
    }

    private sealed class Worker
    {
        public int Id { get; init; }
    }

    private sealed class Task
    {
        public int Id { get; init; }
        public int AssignedTo { get; init; }
        [ForeignKey(nameof(AssignedTo))]
        public Worker? Owner { get; init; }
        [ForeignKey("reviewed_by")]
        public Worker? Reviewer { get; init; }
        [ForeignKey(nameof(Helper))]
        public int? HelpedBy { get; init; }
        public Worker? Helper { get; init; }
    }

    private sealed class Folder
    {
        public int Id { get; init; }
        [ForeignKey(nameof(File.Parent))]
        public List<File> Files { get; init; } = [];
    }

    private sealed class File
    {
        public int Id { get; init; }
        public int Parent { get; init; }
    }

    private sealed class House
    {
        public int Id { get; init; }
        public Roof? Roof { get; init; }
    }

    private sealed class Roof
    {
        public int Id { get; init; }
        public int HouseId { get; init; }
        public House? House { get; init; }
    }

    private sealed class Node
    {
        public int Id { get; init; }
        public int? ParentId { get; init; }
        public Node? Parent { get; init; }
        public List<Node> Children { get; init; } = [];
    }

    private sealed class Student
    {
        public int Id { get; init; }
        [Junction("enrolment")]
        public List<Course> Courses { get; init; } = [];
    }

    private sealed class Course
    {
        public int Id { get; init; }
        public List<Student> Students { get; init; } = [];
    }
}
