using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pipeline.Text;

/// <summary>
/// The model file: a signature, the version of the format and of the feature space, the digest of the training data, the parts, and a sum
/// over all of it. Little-endian.
/// </summary>
internal static class ModelFile
{
    public const string ResourceName = "models.bin";

    /// <summary>Of the file's form.</summary>
    public const ushort FormatVersion = 1;

    /// <summary>Of the features that the weights are for; weights of another version mean nothing here.</summary>
    public const ushort FeatureVersion = 2;

    private const uint Signature = 0x58544C50;
    private const int DigestLength = 32;

    public static void Write(Stream target, TextModel model)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(Signature);
        writer.Write(FormatVersion);
        writer.Write(FeatureVersion);
        writer.Write(model.Digest);
        Write(writer, model.Lexicon.Patterns);
        Write(writer, model.Lexicon.Edges);
        Write(writer, model.Lexicon.Targets);
        Write(writer, model.Lexicon.Cues);
        Write(writer, model.Lexicon.Kinds);
        Write(writer, model.Lexicon.Known.Words);
        Write(writer, model.Weights.Weights);
        Write(writer, model.Weights.Scales);
        Write(writer, model.Weights.CueScales);
        Write(writer, model.Weights.Biases);
        Write(writer, model.Calibrations);
        Write(writer, model.Thresholds.Values.ToArray());
        writer.Flush();

        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        target.Write(bytes);
        target.Write(BitConverter.GetBytes(Sum(bytes)));
    }

    /// <exception cref="InvalidDataException">It is no model file, a damaged one, or one of another version.</exception>
    public static TextModel Read(ReadOnlySpan<byte> file)
    {
        var reader = new ModelReader(file);
        if (reader.Number<uint>() != Signature)
            throw new InvalidDataException("This is no model file: it does not begin as one.");
        if (reader.Number<ushort>() is var format && format != FormatVersion)
            throw new InvalidDataException($"The model file is of format {format}, and only {FormatVersion} can be read.");
        if (reader.Number<ushort>() is var features && features != FeatureVersion)
            throw new InvalidDataException($"The models are for feature space {features}, and texts are read into {FeatureVersion}: train them anew.");
        if (file.Length < sizeof(ulong) || Sum(file[..^sizeof(ulong)]) != BitConverter.ToUInt64(file[^sizeof(ulong)..]))
            throw new InvalidDataException("The model file is damaged: its content does not add up.");

        var digest = reader.Bytes(DigestLength);
        var lexicon = new LexiconParts(
            reader.Array<uint>(), reader.Array<uint>(), reader.Array<ushort>(), reader.Array<uint>(), reader.Array<ushort>(),
            new(reader.Array<ulong>()));
        var weights = new WeightTable(reader.Span<sbyte>(), reader.Array<float>(), reader.Array<float>(), reader.Array<float>());
        var model = new TextModel(digest, lexicon, weights, reader.Array<Calibration>(), new(reader.Array<float>()));
        return weights.Weights.Length == WeightTable.Rows * Output.Count && weights.Scales.Length == Output.Count && weights.CueScales.Length == Output.Count
            && weights.Biases.Length == Output.Count && model.Calibrations.Length == Output.Count
            ? model
            : throw new InvalidDataException("The model file has weights for another number of features or models.");
    }

    private static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> values) where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    // Eight bytes at a time and compiled for speed at once: every start of a host waits for it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 14695981039346656037UL;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            sum = (sum ^ word) * 1099511628211UL;
        foreach (var rest in bytes[(bytes.Length & ~7)..])
            sum = (sum ^ rest) * 1099511628211UL;

        return sum;
    }
}
