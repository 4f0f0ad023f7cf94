using System.Collections.Frozen;

namespace Pipeline.Text;

/// <summary>Last labels that make <c>name.label</c> an address when no scheme is written.</summary>
internal static class TopLevelDomains
{
    private const string Certain =
        "com net org io ru su me gg co uk de fr es pt br it nl pl cz ua by kz uz tr in id vn th ph my cn jp kr tw hk sg au nz ca us mx ar cl " +
        "pe za ng ke eg ae sa ir il gr ro hu bg fi se no dk ch at be ie eu asia lat biz info name pro mobi xyz top site online shop store " +
        "club live life world today space website tech app dev page link click bet casino poker win vip fun games game bio blog news media " +
        "tv fm cc to ly gl gd im ms ws tk ml ga cf gq pw icu buzz cyou sbs cfd rest lol bond cam digital agency finance money cash fund " +
        "loan loans credit capital exchange trade trading market markets network systems support help services solutions group team center " +
        "email chat social community events academy education school health care fit beauty art design studio photo photos video movie " +
        "music audio band porn sex xxx adult dating singles webcam tube zone monster quest rip gift gifts deals sale discount cheap bar " +
        "cafe pizza pub wine beer xin ltd llc inc company international global city land house homes rent estate property realty run " +
        "work works jobs careers cloud host hosting ninja guru expert tips guide review reviews report wiki ink red blue pink black gold " +
        "рф рус бел укр онлайн сайт москва дети";

    private const string Cheap =
        "top xyz icu buzz cyou sbs cfd rest lol bond cam click link tk ml ga cf gq pw win bet casino vip loan loans monster quest rip " +
        "fun gift gifts cash money sale cheap shop store site online website space live su";

    // A full stop without a space after it makes these look like addresses: "done.it works".
    private const string Words = "in it is at be no me us my to so by se de am pm do he run work help id as info fun art life live";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordSet = SetOf(Words);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CertainSet = SetOf(Certain);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CheapSet = SetOf(Cheap);

    public static bool IsCertain(ReadOnlySpan<char> label) => CertainSet.Contains(label);

    public static bool IsWord(ReadOnlySpan<char> label) => WordSet.Contains(label);

    public static bool IsCheap(ReadOnlySpan<char> label) => CheapSet.Contains(label);

    public static ReadOnlySpan<char> LastLabel(ReadOnlySpan<char> host) => host[(host.LastIndexOf('.') + 1)..].TrimStart(']');

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string labels) =>
        labels.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
