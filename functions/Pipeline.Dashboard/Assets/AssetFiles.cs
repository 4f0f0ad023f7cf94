using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Dashboard.Assets;

/// <summary>
/// Style sheet, scripts and icon, out of the assembly, for a host of Functions serves no files. An address holds the digest of what is there,
/// so that it may be kept for ever.
/// </summary>
public static class AssetFiles
{
    private const string Forever = "public, max-age=31536000, immutable";
    private static readonly ConcurrentDictionary<string, Asset?> Known = new(StringComparer.Ordinal);

    /// <summary>Where an asset is.</summary>
    public static string Address(string name) => Find(name) is { } asset
        ? $"{DashboardRoutes.Root}/assets/{asset.Version}/{name}"
        : throw new ArgumentException($"There is no asset '{name}'.", nameof(name));

    internal static IResult Serve(string version, string name, HttpContext context)
    {
        if (Find(name) is not { } asset || asset.Version != version)
            return TypedResults.NotFound();

        var headers = context.Response.Headers;
        headers.CacheControl = Forever;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase))
            return TypedResults.Bytes(asset.Bytes, asset.Type);

        headers.ContentEncoding = "br";
        return TypedResults.Bytes(asset.Compressed.Value, asset.Type);
    }

    private static Asset? Find(string name) => Known.GetOrAdd(name, Read);

    private static Asset? Read(string name)
    {
        using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream(name);
        if (stream is null || TypeOf(name) is not { } type)
            return null;

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(type, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16], bytes, new(() => Compress(bytes)));
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return compressed.ToArray();
    }

    private static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    private sealed record Asset(string Type, string Version, byte[] Bytes, Lazy<byte[]> Compressed);
}
