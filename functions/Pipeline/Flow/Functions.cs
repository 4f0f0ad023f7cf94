namespace Pipeline.Flow;

/// <summary>The functions' names and schedules, as both hosts and the README have them.</summary>
public static class Functions
{
    public const string IngestWebhook = "ingest-webhook";
    public const string ModerateAndClassify = "moderate-and-classify";
    public const string EnforceVerdict = "enforce-verdict";
    public const string RollUpDay = "roll-up-day";
    public const string CloseDays = "close-days";
    public const string ExpireData = "expire-data";
    public const string SendDigest = "send-digest";
    public const string Appeal = "appeal";
    public const string Health = "health";
    public const string Rules = "rules";
    public const string OpenApi = "openapi";
    public const string Dashboard = "dashboard";
    public const string Api = "api";

    /// <summary>Seconds, minutes, hours, day, month, weekday, in UTC: every quarter of an hour.</summary>
    public const string CloseDaysSchedule = "0 */15 * * * *";

    /// <summary>Every night at half past two, in UTC.</summary>
    public const string ExpireDataSchedule = "0 30 2 * * *";

    /// <summary>Five minutes after every hour, in UTC: each community has its own weekday and hour.</summary>
    public const string SendDigestSchedule = "0 5 * * * *";
}
