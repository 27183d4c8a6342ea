using PrismaNext.Linq.Contracts;

namespace PrismaNext.Linq.Tests.Contracts;

public sealed class ManyToManyTests
{
    [Fact]
    public void A_table_with_named_columns()
    {
        var contract = Contract.Build(c => c
            .Entity<Post>(e => e.HasMany(x => x.Tags).WithMany(x => x.Posts).UsingTable("post_tags", "post_id", "tag_id"))
            .Entity<Tag>());
        Assert.Equal(["Post.Tags *: Id = post_tags(post_id | tag_id) = Id"], RelationText.Of<Post>(contract));
        Assert.Equal(["Tag.Posts *: Id = post_tags(tag_id | post_id) = Id"], RelationText.Of<Tag>(contract));
    }

    [Fact]
    public void A_table_whose_columns_are_named_after_the_classes()
    {
        var contract = Contract.Build(c => c.UseSnakeCase().HasDefaultSchema("blog").Entity<Post>(e => e.HasMany(x => x.Tags).WithMany(x => x.Posts).UsingTable("post_tags")).Entity<Tag>());
        Assert.Equal(["Post.Tags *: id = post_tags(post_id | tag_id) = id"], RelationText.Of<Post>(contract));
        Assert.Equal("blog", contract.Find(typeof(Post))!.Relations.Single().Junction!.Schema);
    }

    [Fact]
    public void One_end_may_have_no_collection()
    {
        var contract = Contract.Build(c => c
            .Entity<Post>(e => e.HasMany(x => x.Tags).WithMany().UsingTable("post_tags", "post_id", "tag_id", "blog"))
            .Entity<Tag>(e => e.Ignore(x => x.Posts)));
        Assert.Empty(RelationText.Of<Tag>(contract));
        Assert.Equal("blog", contract.Find(typeof(Post))!.Relations.Single().Junction!.Schema);
    }

    [Fact]
    public void Composite_keys_have_several_columns_on_each_side()
    {
        var contract = Contract.Build(c => c
            .Entity<Post>(e => e.HasKey(x => new { x.Id, x.Version }).HasMany(x => x.Tags).WithMany(x => x.Posts).UsingTable("post_tags", ["post_id", "post_version"], ["tag_id"]))
            .Entity<Tag>());
        Assert.Equal(["Post.Tags *: Id,Version = post_tags(post_id,post_version | tag_id) = Id"], RelationText.Of<Post>(contract));
    }

    [Fact]
    public void A_mapped_class_can_be_the_middle()
    {
        var contract = Contract.Build(c => c
            .Entity<Post>(e => e.HasMany(x => x.Tags).WithMany(x => x.Posts).UsingEntity<PostTag>())
            .Entity<Tag>()
            .Entity<PostTag>(e => e.ToTable("post_tags")));
        var middle = contract.Find(typeof(PostTag))!;
        Assert.Equal(["Post.Tags *: Id = post_tags(PostId | TagId) = Id"], RelationText.Of<Post>(contract));
        Assert.Equal(["PostId", "TagId"], middle.Key.Select(column => column.Name));
        Assert.Equal(["PostTag.Post 1: PostId = Id"], RelationText.Of<PostTag>(contract));
        Assert.Equal(2, middle.ForeignKeys.Count);
    }

    [Fact]
    public void The_properties_of_the_middle_can_be_named()
    {
        var contract = Contract.Build(c => c
            .Entity<User>(e => e.HasMany(x => x.Follows).WithMany(x => x.Followers).UsingEntity<Follow>(x => x.FollowerId, x => x.FollowedId))
            .Entity<Follow>());
        Assert.Equal(
            ["User.Followers *: Id = Follow(FollowedId | FollowerId) = Id", "User.Follows *: Id = Follow(FollowerId | FollowedId) = Id"],
            RelationText.Of<User>(contract));
    }

    [Fact]
    public void The_key_of_the_middle_indexes_the_end_that_it_begins_with()
    {
        var contract = Contract.Build(c => c
            .Entity<Post>(e => e.HasMany(x => x.Tags).WithMany(x => x.Posts).UsingEntity<PostTag>())
            .Entity<Tag>()
            .Entity<PostTag>(e => e.HasKey(x => new { x.PostId, x.TagId })));
        Assert.True(contract.Find(typeof(Post))!.Relations.Single().IsIndexed);
        Assert.False(contract.Find(typeof(Tag))!.Relations.Single().IsIndexed);
    }

    private sealed class Post
    {
        public int Id { get; set; }
        public int Version { get; set; }
        public List<Tag> Tags { get; set; } = [];
    }

    private sealed class Tag
    {
        public int Id { get; set; }
        public List<Post> Posts { get; set; } = [];
    }

    private sealed class PostTag
    {
        public int PostId { get; set; }
        public int TagId { get; set; }
        public Post? Post { get; set; }
    }

    private sealed class User
    {
        public int Id { get; set; }
        public List<User> Follows { get; set; } = [];
        public List<User> Followers { get; set; } = [];
    }

    private sealed class Follow
    {
        public int Id { get; set; }
        public int FollowerId { get; set; }
        public int FollowedId { get; set; }
    }
}
