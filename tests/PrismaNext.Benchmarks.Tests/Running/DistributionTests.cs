using PrismaNext.Benchmarks.Running;

namespace PrismaNext.Benchmarks.Tests.Running;

public sealed class DistributionTests
{
    [Fact]
    public void One_value_is_all_of_them() => Assert.Equal(new Distribution(7, 7, 7), Distribution.Of([7]));

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_middle_two() => Assert.Equal(2.5, Distribution.Of([4, 1, 3, 2]).Median);

    [Fact]
    public void Order_does_not_matter() => Assert.Equal(Distribution.Of([1, 2, 3, 4, 5]), Distribution.Of([5, 3, 1, 4, 2]));

    [Fact]
    public void Percentiles_take_their_share_of_both_neighbours()
    {
        var distribution = Distribution.Of([10, 20, 30, 40, 50, 60]);

        Assert.Equal(15, distribution.P10, precision: 9);
        Assert.Equal(35, distribution.Median, precision: 9);
        Assert.Equal(55, distribution.P90, precision: 9);
    }

    [Fact]
    public void An_outlier_does_not_move_the_median() => Assert.Equal(3, Distribution.Of([1, 2, 3, 4, 1_000_000]).Median);
}
