using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>Shows how far long work is: a bar in a terminal, nothing where the output goes to a file or a pipe.</summary>
internal static class LongWork
{
    /// <param name="work">Is handed an action that takes how much is done, 0 to 1, and what is being said about it.</param>
    public static Task<T> RunAsync<T>(
        string name, Func<Action<double, string>, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return work((_, _) => { }, cancellationToken);

        return AnsiConsole.Progress()
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(name));
                var result = await work(
                    (fraction, said) =>
                    {
                        task.Value = fraction * task.MaxValue;
                        task.Description = Markup.Escape($"{name}: {said}");
                    },
                    cancellationToken);
                task.Value = task.MaxValue;
                return result;
            });
    }
}
