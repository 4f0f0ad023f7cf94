using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Ingest.History;
using Pipeline.Local.Import;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Import;

/// <summary>
/// A real community's history of 345 rooms, imported whole, against figures that others computed from the same file. Their definitions
/// differ from ours, so theirs are computed here, from what we stored.
/// </summary>
public sealed class GitterReferenceTests
{
    private const string AllRooms = "ALL_ROOMS";

    [Fact]
    public async Task Every_room_s_figures_are_those_of_the_reference_to_the_last_unit()
    {
        var reference = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Shared("data", "history", "gitter.reference.json"), Cancellation))!.AsObject();
        await using var stages = Stages.Create();
        await ImportAsync(stages, Repository.Shared("data", "history", "gitter.jsonl.gz"));

        var rooms = await RoomsAsync(stages);

        var differences = new List<string>();
        foreach (var (name, expected) in reference.Where(room => room.Key != "definitions"))
            differences.AddRange(Differences(name, rooms[name == AllRooms ? name : HistoryContext.SlugOf(name)].Figures(), expected!));
        differences.ShouldBeEmpty();
        rooms.Count.ShouldBe(346);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task ImportAsync(Stages stages, string path)
    {
        using var file = new HistoryFile(path);
        var context = new HistoryContext(new("gitter"), null, new MemberKey(new byte[16]));
        var imported = await new ImportHistory(stages.Record).RunAsync(GitterHistory.ReadAsync(file.Content, context, Cancellation), null, Cancellation);

        imported.Events.ShouldBe(152_950);
        foreach (var community in imported.Communities)
            await stages.RollUp.HandleAsync(new(community, new(2017, 3, 1)), Cancellation);
    }

    private static async Task<Dictionary<string, GitterRoom>> RoomsAsync(Stages stages)
    {
        var rooms = new Dictionary<string, GitterRoom>(StringComparer.Ordinal) { [AllRooms] = new() };
        await foreach (var community in stages.Communities.ListAsync(Cancellation))
        {
            var bots = (await stages.RowsAsync(Tables.Members, community.Id.Value)).Where(member => member.IsBot).Select(member => member.Member).ToHashSet();
            var room = rooms[community.Id.Value] = new();
            foreach (var day in (await stages.RowsAsync(Tables.Days, community.Id.Value)).Select(sheet => sheet.Day).Distinct())
            {
                foreach (var fact in await stages.RowsAsync(Tables.Activity, Tables.DayPartition(community.Id, day)))
                {
                    if (bots.Contains(fact.Member))
                        continue;

                    room.Add(fact.Member, fact.At);
                    rooms[AllRooms].Add(fact.Member, fact.At);
                }
            }
        }

        return rooms;
    }

    private static IEnumerable<string> Differences(string room, SortedDictionary<string, object> figures, JsonNode expected)
    {
        foreach (var (name, figure) in figures)
        {
            var ours = JsonSerializer.SerializeToNode(figure);
            if (!JsonNode.DeepEquals(ours, expected[name]))
                yield return $"{room} {name}: {ours?.ToJsonString()} instead of {expected[name]?.ToJsonString()}";
        }
    }
}
