using System.CommandLine;
using System.Globalization;

namespace Pipeline.Benchmarks.Start;

/// <summary>
/// <c>start</c>: from starting the process to the first 200 of <c>/api/health</c>, which reads a row, of a published host that is put
/// together as the Azure host is, and of one that is empty, in turn.
/// </summary>
internal static class StartCommand
{
    private static readonly Option<string> Tables = new("--tables")
    {
        Description = "Connection string of an account, or of Azurite that was started before",
        DefaultValueFactory = _ => "UseDevelopmentStorage=true",
    };

    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 10 };

    public static Command Create()
    {
        var command = new Command("start", "How long a published host takes to its first answer, beside an empty one") { Tables, Rounds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = Directory.CreateTempSubdirectory("pipeline-start-").FullName;
            try
            {
                var program = await StartedHost.PublishAsync(folder, cancellationToken);
                var (empty, own) = (new List<StartedHost>(), new List<StartedHost>());
                for (var round = 0; round <= parsed.GetValue(Rounds); round++)
                {
                    empty.Add(await StartedHost.RunAsync(program, ["empty"], parsed.GetValue(Tables)!, cancellationToken));
                    own.Add(await StartedHost.RunAsync(program, [], parsed.GetValue(Tables)!, cancellationToken));
                }

                // The first of each read the files from the disk.
                Print(empty[1..], own[1..]);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static void Print(List<StartedHost> empty, List<StartedHost> own)
    {
        var (bare, ours) = (Median(empty, one => one.Answered.TotalMilliseconds), Median(own, one => one.Answered.TotalMilliseconds));
        Write($"{"host",-8}{"first 200, ms",15}{"MB after it",13}{"× empty",9}");
        Write($"{"empty",-8}{bare,15:N0}{Median(empty, one => one.Megabytes),13:N0}{1,9:N2}");
        Write($"{"own",-8}{ours,15:N0}{Median(own, one => one.Megabytes),13:N0}{ours / bare,9:N2}");
    }

    private static double Median(List<StartedHost> hosts, Func<StartedHost, double> of) => hosts.Select(of).Order().ElementAt(hosts.Count / 2);

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
