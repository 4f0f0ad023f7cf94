using Microsoft.Extensions.Logging;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Relay.Support;

/// <summary>Keeps every line that is logged, whoever logs it.</summary>
internal sealed class RelayLog : ILoggerFactory, ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    /// <summary>Returns once so many lines have said it.</summary>
    public async Task<bool> SaidAsync(string words, int times)
    {
        await Eventually.TrueAsync(() => Task.FromResult(Lines.Count(line => line.Contains(words, StringComparison.Ordinal)) >= times), TimeSpan.FromSeconds(30));
        return true;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
            _lines.Add(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
