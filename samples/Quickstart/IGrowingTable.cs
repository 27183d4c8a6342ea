namespace Quickstart;

/// <summary>A table on the <see cref="Screen"/> that the work adds to.</summary>
internal interface IGrowingTable
{
    void Add(params IReadOnlyList<string> row);

    void Caption(string text);
}
