using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Review;

public static class ReviewServices
{
    /// <summary>What people decide about verdicts; needs a store, the member key and a clock.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddSingleton<AuditSample>()
        .AddSingleton<HoldTexts>()
        .AddSingleton<OpenReviews>()
        .AddSingleton<ReadReviews>()
        .AddSingleton<DecideReview>()
        .AddSingleton<AmendRecord>();
}
