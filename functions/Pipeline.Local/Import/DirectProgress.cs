namespace Pipeline.Local.Import;

/// <summary>Reports on the worker's own thread: <see cref="Progress{T}"/> would queue reports that come after the end.</summary>
internal sealed class DirectProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
