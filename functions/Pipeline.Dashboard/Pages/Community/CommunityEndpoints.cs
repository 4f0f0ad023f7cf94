using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Dashboard.Access;
using Pipeline.Model;
using Pipeline.Report;
using Pipeline.Store;

namespace Pipeline.Dashboard.Pages.Community;

/// <summary>One community: its numbers, its lists, one number explained, and its platforms side by side.</summary>
internal static class CommunityEndpoints
{
    private const string Root = "/c/{community}";

    public static void MapCommunity(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Root, ShowAsync).For(ViewerRole.Reader);
        pages.MapGet(Root + "/lists", ListsAsync).For(ViewerRole.Reader);
        pages.MapGet(Root + "/platforms", PlatformsAsync).For(ViewerRole.Reader);
        pages.MapGet(Root + "/metric/{metric}", MetricAsync).For(ViewerRole.Reader);
        pages.MapGet(Root + "/share", (string community, HttpContext context, PageWriter writer) => writer.LiveAsync<SharePage>(context, new ShareAsked(community)))
            .For(ViewerRole.Admin);
        pages.MapPost(Root + "/share", ShareAsync).For(ViewerRole.Admin);
    }

    private static async Task<IResult> ShowAsync(string community, int? days, string? platform, HttpContext context, ReadCommunityPage read, PageWriter pages)
    {
        var choice = CommunityChoice.Of(days, platform);
        if (await read.FindAsync(new(community), context.RequestAborted) is not { } known)
            return await UnknownAsync(context, pages);

        return await pages.CachedAsync<CommunityPage>(
            context, await read.VersionAsync(known, context.RequestAborted), async () => await read.HandleAsync(known, choice, context.RequestAborted));
    }

    // Names may be taken back at any time, so this page is never kept.
    private static async Task<IResult> ListsAsync(string community, HttpContext context, ReadLists lists, CommunityDirectory communities, PageWriter pages)
    {
        if (await communities.FindAsync(new(community), context.RequestAborted) is not { } known)
            return await UnknownAsync(context, pages);

        var all = new List<ListReport>();
        foreach (var list in Enum.GetValues<ListName>())
        {
            if (await lists.HandleAsync(known.Id, list, context.RequestAborted) is { } report)
                all.Add(report);
        }

        return await pages.LiveAsync<ListsPage>(context, new ListsModel(known, all));
    }

    private static async Task<IResult> PlatformsAsync(string community, HttpContext context, ReadPlatforms read, ReadCommunityPage communities, PageWriter pages)
    {
        if (await communities.FindAsync(new(community), context.RequestAborted) is not { } known)
            return await UnknownAsync(context, pages);

        return await pages.CachedAsync<PlatformsPage>(
            context, await communities.VersionAsync(known, context.RequestAborted), async () => await read.HandleAsync(known, context.RequestAborted));
    }

    private static async Task<IResult> MetricAsync(string community, string metric, string? day, HttpContext context, ReadCommunityPage read, PageWriter pages)
    {
        var asked = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var one) ? one : (DateOnly?)null;
        return await read.ExplainAsync(new(community), metric, asked, context.RequestAborted) is { } model
            ? await pages.LiveAsync<MetricPage>(context, model)
            : await UnknownAsync(context, pages);
    }

    private static async Task<IResult> ShareAsync(string community, HttpContext context, ShareLinks links, TimeProvider clock, PageWriter pages)
    {
        var asked = int.TryParse(context.Request.Form["days"], CultureInfo.InvariantCulture, out var days) ? days : 0;
        var until = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(Math.Clamp(asked, 1, ShareLinks.MostDays));
        var address = $"{context.Request.Scheme}://{context.Request.Host}{DashboardRoutes.Root}/shared/{links.TokenOf(new(community), until)}";
        return await pages.LiveAsync<ShareMadePage>(context, new ShareMade(community, address, until));
    }

    private static Task<IResult> UnknownAsync(HttpContext context, PageWriter pages) =>
        pages.LiveAsync<ProblemPage>(context, new ProblemModel(Texts.UnknownPage), StatusCodes.Status404NotFound);
}

/// <summary>What a reader chose to see.</summary>
/// <param name="Platform">Null: all together.</param>
public sealed record CommunityChoice(int Days, Source? Platform)
{
    /// <summary>How many days may be shown: a month, a quarter, a year, three years.</summary>
    public static IReadOnlyList<int> AllDays { get; } = [30, 91, 365, 1096];

    public static CommunityChoice Of(int? days, string? platform) => new(
        days is { } given && AllDays.Contains(given) ? given : AllDays[1],
        platform is { Length: > 0 } && SourceNames.TryParse(platform, out var source) ? source : null);
}

/// <summary>All lists of a community.</summary>
public sealed record ListsModel(Model.Community Community, IReadOnlyList<ListReport> Lists);

/// <summary>A link that could be made.</summary>
public sealed record ShareAsked(string Community);

/// <summary>A link that was just made.</summary>
public sealed record ShareMade(string Community, string Address, DateOnly Until);
