namespace Pipeline.Dashboard;

/// <summary>Where the pages are.</summary>
public static class DashboardRoutes
{
    public const string Root = "/dashboard";

    public static string Community(string id) => $"{Root}/c/{id}";

    public static string Part(string id, string part) => $"{Root}/c/{id}/{part}";

    public static string Metric(string id, string metric, DateOnly day) => FormattableString.Invariant($"{Root}/c/{id}/metric/{metric}?day={day:yyyy-MM-dd}");

    public static string Review(string community, string review) => $"{Root}/c/{community}/reviews/{review}";
}
