using Microsoft.Extensions.Time.Testing;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Platforms;

/// <summary>A clock that goes on while somebody waits for it, slowly enough for no time limit to be over before a machine under load answers.</summary>
internal static class PassingTime
{
    public static async Task UntilAsync(Task waiting, FakeTimeProvider clock)
    {
        await Eventually.TrueAsync(
            () =>
            {
                if (!waiting.IsCompleted)
                    clock.Advance(TimeSpan.FromSeconds(0.25));
                return Task.FromResult(waiting.IsCompleted);
            },
            TimeSpan.FromMinutes(1));
    }
}
