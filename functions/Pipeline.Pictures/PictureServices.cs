using Microsoft.Extensions.DependencyInjection;
using Pipeline.Digests;

namespace Pipeline.Pictures;

public static class PictureServices
{
    /// <summary>Draws what is sent as a picture.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services) => services.AddSingleton<DrawDigest>(DigestPicture.Draw);
}
