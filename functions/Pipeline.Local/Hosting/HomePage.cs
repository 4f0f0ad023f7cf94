using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Pipeline.Connect;
using Pipeline.Model;
using Pipeline.Report;

namespace Pipeline.Local.Hosting;

/// <summary>The page at the host's address: every community at a glance, and where its numbers are.</summary>
internal static class HomePage
{
    private const int Days = 60;
    private const int Height = 36;
    private const int Step = 3;

    public static void MapHomePage(this IEndpointRouteBuilder routes) => routes.MapGet("/", WriteAsync);

    private static async Task<IResult> WriteAsync(ReadReports reports, ReadConnections connections, HttpContext context, CancellationToken cancellationToken)
    {
        var page = new StringBuilder("""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Pipeline</title>
            <style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem;color-scheme:light dark}
            table{border-collapse:collapse;width:100%}td,th{padding:.4rem .8rem;text-align:right;border-bottom:1px solid #8884}
            td:first-child,th:first-child{text-align:left}path{fill:none;stroke:currentColor;stroke-width:1.5}small{opacity:.7}</style>
            <h1>Communities</h1><table><thead><tr><th scope="col">Community<th scope="col">Present<th scope="col">Active on the day
            <th scope="col">in 7 days<th scope="col">in 30 days<th scope="col">Engaged in 7 days<th scope="col">Active per day, 60 days<th scope="col">Numbers</tr></thead>
            """);
        foreach (var community in await reports.CommunitiesAsync(cancellationToken))
        {
            var series = await reports.SeriesAsync(community.Id, platform: null, from: null, Days, cancellationToken);
            AppendRow(page, community, series!);
        }

        page.Append("</table><p><small>Rates come with their 95 % interval. Days are the community's own.</small>");
        await AppendConnectionsAsync(page, connections, cancellationToken);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return Results.Content(page.ToString(), "text/html; charset=utf-8");
    }

    private static void AppendRow(StringBuilder page, CommunityReport community, SeriesReport series)
    {
        var id = community.Id.Value;
        page.Append("<tr><td>").Append(HtmlEncoder.Default.Encode(community.Name ?? id));
        if (community.Latest is not { } latest)
        {
            page.Append("<td colspan=7>no closed day yet</tr>");
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<br><small>closed to {community.ClosedThrough:yyyy-MM-dd} ({HtmlEncoder.Default.Encode(community.TimeZone)})</small>")
            .Append(CultureInfo.InvariantCulture, $"<td>{latest.Present:N0}<td>{latest.Active.Day:N0}<td>{latest.Active.Week:N0}<td>{latest.Active.Month:N0}")
            .Append("<td>").Append(Text(latest.Engagement7)).Append("<td>").Append(Line([.. series.Days.Select(day => day.Active.Day)]))
            .Append(CultureInfo.InvariantCulture, $"""<td><a href="/api/communities/{id}/days">days</a> <a href="/api/communities/{id}/cohorts">cohorts</a></tr>""");
    }

    // What the last check of each connection left to do stands beside the numbers that it may explain.
    private static async Task AppendConnectionsAsync(StringBuilder page, ReadConnections connections, CancellationToken cancellationToken)
    {
        var all = await connections.ListAsync(community: null, cancellationToken);
        if (all.Count == 0)
            return;

        page.Append("<h2>Connections</h2><table><thead><tr><th scope=\"col\">Connection<th scope=\"col\">Last delivery<th scope=\"col\">To do</tr></thead>");
        foreach (var connection in all)
        {
            var remedies = connection.Findings.Where(finding => !finding.IsRight).Select(finding => HtmlEncoder.Default.Encode($"{finding.Detail} {finding.Remedy}"));
            page.Append("<tr><td>").Append(connection.Id).Append("<br><small>").Append(connection.Source.Name()).Append("</small><td>")
                .Append(CultureInfo.InvariantCulture, $"{connection.AcceptedAt:yyyy-MM-dd HH:mm}<td>")
                .Append(connection.CheckedAt is null ? "not checked yet: <code>connect " + connection.Source.Name() + "</code>" : string.Join("<br>", remedies)).Append("</tr>");
        }

        page.Append("</table>");
    }

    private static string Text(Rate rate) => rate is { Value: { } value, Low: { } low, High: { } high }
        ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0} % <small>{low * 100:0}–{high * 100:0}</small>")
        : "–";

    private static string Line(IReadOnlyList<int> values)
    {
        var most = Math.Max(1, values.DefaultIfEmpty().Max());
        var points = values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{i * Step},{Height - (value * Height / most)}"));
        return $"""<svg role="img" aria-label="at most {most} on a day" width="{values.Count * Step}" height="{Height + 2}"><path d="M{string.Join('L', points)}"/></svg>""";
    }
}
