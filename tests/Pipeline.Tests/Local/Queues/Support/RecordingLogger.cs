using Microsoft.Extensions.Logging;
using Pipeline.Local.Queues;

namespace Pipeline.Tests.Local.Queues.Support;

/// <summary>Keeps what was logged, level and text.</summary>
internal sealed class RecordingLogger : ILogger<LocalBus>, ILogger<QueueWorkers>
{
    private readonly List<(LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<string> Of(LogLevel level)
    {
        lock (_lines)
            return [.. _lines.Where(line => line.Level == level).Select(line => line.Text)];
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
            _lines.Add((logLevel, formatter(state, exception)));
    }
}
