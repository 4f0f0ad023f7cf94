using System.CommandLine;
using System.Globalization;

namespace Pipeline.Benchmarks.Scale;

/// <summary><c>cost</c>: what communities cost a month on Azure, from what a day of one takes.</summary>
internal static class CostCommand
{
    private static readonly Option<double> Events = Number("--events", 47, "Events of one community's day");
    private static readonly Option<double> Least = Number("--transactions", 89, "Table transactions of its day where its events come in one batch; from table-day, with its share of close-days");
    private static readonly Option<double> Most = Number("--transactions-alone", 317, "The same where each event comes alone");
    private static readonly Option<double> Stored = Number("--stored-bytes", 57_800, "Bytes that a day leaves in the tables");
    private static readonly Option<double> Telemetry = Number("--telemetry-bytes", 2_140, "Bytes of telemetry an event in a full batch: from event-cost, with three records of the platform's for a webhook");
    private static readonly Option<double> TelemetryAlone = Number("--telemetry-bytes-alone", 4_890, "The same where each event comes alone, with three more for its batch");
    private static readonly Option<double> Peak = Number("--peak", 10, "How many times the mean the busiest minutes have");
    private static readonly Option<double> Instance = Number("--instance-gigabytes", 0.5, "Memory of one instance");

    public static Command Create()
    {
        var command = new Command("cost", "What communities cost a month on Azure, from counted work and list prices") { Events, Least, Most, Stored, Telemetry, TelemetryAlone, Peak, Instance };
        command.SetAction(parsed =>
        {
            var events = parsed.GetValue(Events);
            var day = new CommunityDayLoad(events, parsed.GetValue(Most), parsed.GetValue(Stored), events * parsed.GetValue(TelemetryAlone));
            var alone = new AzureBill(day, new(), parsed.GetValue(Instance), LeastExecution: 1);

            // A hundred events to a batch, and executions that share their instance's time.
            var together = new AzureBill(day with { Transactions = parsed.GetValue(Least), TelemetryBytes = events * parsed.GetValue(Telemetry) }, new(), parsed.GetValue(Instance), LeastExecution: 0.05);
            Print(day, alone, together, parsed.GetValue(Peak));
        });
        return command;
    }

    private static void Print(CommunityDayLoad day, AzureBill alone, AzureBill together, double peak)
    {
        Write($"a thousand events: {3_000:N0} bus operations, {(alone.Day.Transactions - 42) / day.Events * 1000:N0} table transactions where each comes alone, {2_000:N0} executions of 1 s at least, {together.Day.TelemetryBytes / day.Events / 1000:N1} to {day.TelemetryBytes / day.Events / 1000:N1} MB of telemetry");
        Write($"{"communities",-12}{"events/s",10}{"bus",10}{"functions",20}{"tables",16}{"telemetry",20}{"a month",20}");
        foreach (var communities in (double[])[1, 100, 10_000, 100_000])
        {
            var bus = alone.Bus(communities);
            var telemetry = (From: together.Telemetry(communities), To: alone.Telemetry(communities));
            var (functions, tables) = ((From: together.Functions(communities), To: alone.Functions(communities)), (From: together.Tables(communities), To: alone.Tables(communities)));
            Write($"{communities,-12:N0}{communities * day.Events / 86_400,10:N2}{bus,10:N2}{functions.From,10:N2} –{functions.To,8:N2}{tables.From,8:N2} –{tables.To,6:N2}{telemetry.From,10:N2} –{telemetry.To,8:N2}{bus + telemetry.From + functions.From + tables.From,10:N0} –{bus + telemetry.To + functions.To + tables.To,8:N0}");
        }

        Write($"Standard's 1,000 credits a second are met by {alone.CommunitiesOfStandard(peak):N0} communities whose busiest minutes have {peak} times the mean");
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static Option<double> Number(string name, double usual, string says) => new(name) { Description = says, DefaultValueFactory = _ => usual };
}
