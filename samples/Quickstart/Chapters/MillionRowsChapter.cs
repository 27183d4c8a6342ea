using System.Diagnostics;
using PrismaNext.Linq;
using PrismaNext.Linq.Planning;
using Quickstart.Blog;

namespace Quickstart.Chapters;

internal sealed class MillionRowsChapter : IChapter
{
    private const int Samples = 10;

    public string Title => "All rows, flat memory";

    public string Sentence => "One 'await foreach' over every post. A cursor holds two pages of rows, however many rows there are.";

    public async Task RunAsync(Stage stage, CancellationToken cancellationToken)
    {
        var posts = stage.Database.From<Post>().OrderBy(p => p.Id);
        var step = Math.Max(1, stage.Options.Posts / Samples);
        var before = LiveBytes();
        var time = Stopwatch.StartNew();
        var (count, likes, most) = (0, 0L, 0L);

        await stage.Screen.GrowingTableAsync([">Rows read", ">Time", ">Live memory of the loop"], async table =>
        {
            await foreach (var post in posts.WithMode(ExecutionMode.Cursor).WithCancellation(cancellationToken))
            {
                likes += post.Likes;
                count++;
                if (count % step == 0)
                {
                    var now = LiveBytes() - before;
                    most = Math.Max(most, now);
                    table.Add(Screen.Count(count), Screen.Seconds(time.Elapsed), Screen.Megabytes(now));
                }
                else if (count % 5_000 == 0)
                {
                    table.Caption($"{Screen.Count(count)} rows");
                }
            }

            table.Caption("");
        });
        stage.Screen.Line($"{Screen.Count(count)} rows with {Screen.Count(likes)} likes, {Screen.Count((long)(count / time.Elapsed.TotalSeconds))} rows a second.");

        await foreach (var _ in posts.WithMode(ExecutionMode.Buffered).WithCancellation(cancellationToken))
        {
            stage.Screen.Line($"The cursor held {Screen.Megabytes(most)} at most. Buffered, the same rows are held at once: {Screen.Megabytes(LiveBytes() - before)}.");
            break;
        }
    }

    // After a collection, so that the figure is what is held and not what is waiting to be collected.
    private static long LiveBytes() => GC.GetTotalMemory(forceFullCollection: true);
}
