namespace Quickstart.Chapters;

/// <summary>A stop of the tour.</summary>
internal interface IChapter
{
    string Title { get; }

    /// <summary>What there is to see, in one sentence.</summary>
    string Sentence { get; }

    Task RunAsync(Stage stage, CancellationToken cancellationToken);
}
