using Pipeline.Digests;
using SkiaSharp;

namespace Pipeline.Pictures;

/// <summary>
/// A digest's numbers side by side, one bar a week, the digest's own week in full colour; shares have the whiskers of their 95 % interval.
/// There are no words in it: fonts differ from machine to machine, and the message says what each colour is.
/// </summary>
public static class DigestPicture
{
    public const int Width = 1080;
    public const int Height = 360;

    private const float Margin = 36;
    private const float Gap = 48;

    private static readonly SKColor Paper = new(0xff, 0xff, 0xff);
    private static readonly SKColor Line = new(0xd1, 0xd5, 0xdb);
    private static readonly SKColor Whisker = new(0x37, 0x41, 0x51);
    private static readonly SKColor[] Colours = [new(0x25, 0x63, 0xeb), new(0x15, 0x80, 0x3d), new(0xea, 0x58, 0x0c)];

    /// <returns>A PNG of <see cref="Width"/> by <see cref="Height"/>.</returns>
    public static byte[] Draw(DigestContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(Paper);

        var wide = (Width - (2 * Margin) - ((content.Numbers.Count - 1) * Gap)) / content.Numbers.Count;
        foreach (var (at, number) in content.Numbers.Index())
        {
            var left = Margin + (at * (wide + Gap));
            Part(canvas, new SKRect(left, Margin, left + wide, Height - Margin), number, Colours[at % Colours.Length]);
        }

        using var picture = surface.Snapshot();
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Part(SKCanvas canvas, SKRect area, DigestNumber number, SKColor colour)
    {
        using var line = new SKPaint { Color = Line, StrokeWidth = 2, IsAntialias = true };
        using var whisker = new SKPaint { Color = Whisker, StrokeWidth = 3, IsAntialias = true, StrokeCap = SKStrokeCap.Round };
        using var full = new SKPaint { Color = colour, IsAntialias = true };
        using var pale = new SKPaint { Color = colour.WithAlpha(0x60), IsAntialias = true };

        // Shares stand on a scale of the whole, which the lines show; counts on one of the largest.
        var most = number.IsShare ? 1 : Math.Max(1, number.Weeks.Max(week => week.Value ?? 0));
        foreach (var part in (float[])[0, 0.5f, 1])
            canvas.DrawLine(area.Left, area.Bottom - (part * area.Height), area.Right, area.Bottom - (part * area.Height), line);

        var step = area.Width / number.Weeks.Count;
        foreach (var (at, week) in number.Weeks.Index())
        {
            if (week.Value is not { } value)
                continue;

            var left = area.Left + (at * step) + (step * 0.15f);
            var bar = new SKRect(left, Top(value), left + (step * 0.7f), area.Bottom);
            canvas.DrawRoundRect(bar, 4, 4, at == number.Weeks.Count - 1 ? full : pale);
            if (week is { Low: { } low, High: { } high })
                canvas.DrawLine(bar.MidX, Top(low), bar.MidX, Top(high), whisker);
        }

        float Top(double value) => area.Bottom - (float)(Math.Min(1, value / most) * area.Height);
    }
}
