namespace Pipeline.Text;

/// <summary>How people are asked to go on in private, where nobody else sees what is said.</summary>
internal static class Solicitations
{
    private const string Phrases =
        "dm me, dm for, dm us, dm now, pm me, pm for, pm now, inbox me, inbox now, kindly dm, kindly inbox, kindly message, just dm, just pm, " +
        "interested dm, interested pm, send me a dm, send a dm, shoot me a dm, drop me a dm, drop a dm, send me a pm, hit my dm, hit my dms, my dms are open, " +
        "slide into my dm, slide into my dms, in my dm, in my dms, in my inbox, to my inbox, to my dm, message me privately, message me in private, message me directly, " +
        "write me privately, write me in private, write to me in private, write to me privately, text me privately, text me in private, contact me privately, " +
        "contact me in private, chat me privately, chat me up, chat with me privately, private message me, direct message me, send me a private message, " +
        "send me a direct message, reach me privately, message me on, text me on, write me on, contact me on, reach me on, add me on, chat me on, " +
        "hit me up on, write me on telegram, whatsapp me, telegram me, i will dm you, ill dm you, i will message you privately, i will guide you privately, " +
        "пишите в лс, пиши в лс, пишите в личку, пиши в личку, пишите в личные сообщения, пиши в личные сообщения, пишите мне в лс, пиши мне в лс, " +
        "пишите мне в личку, пиши мне в личку, напишите в лс, напиши в лс, напишите мне в лс, напиши мне в лс, напишите в личку, напиши в личку, " +
        "напишите мне в личку, напиши мне в личку, напишите мне в личные сообщения, напишите в личные сообщения, жду в лс, жду в личке, жду в личку, жду в личных сообщениях, " +
        "отпишите в лс, отпишись в лс, стучите в лс, стучи в лс, стучитесь в лс, стучись в лс, стучите в личку, стучи в личку, все в лс, все вопросы в лс, " +
        "подробности в лс, подробности в личке, детали в лс, детали в личке, инфа в лс, информация в лс, плюс в лс, пишите в директ, пиши в директ, пишите в приват, " +
        "обращайтесь в лс, обращайтесь в личку, скину в лс, скину в личку, расскажу в лс, расскажу в личке, пишіть в приват, пишіть в лс, пишіть в особисті, " +
        "escribeme por privado, escribeme al privado, escribanme por privado, escribeme al dm, mandame un dm, mandame mensaje privado, manda mensaje privado, " +
        "hablame por privado, hablame al privado, contactame por privado, escribeme por interno, al privado, " +
        "me chama no privado, chama no privado, chama no pv, me chama no pv, manda mensagem no privado, me chama no zap, chama no zap, chama na dm, me chama na dm, " +
        "schreib mir privat, schreibt mir privat, schreib mir per pn, schreibt mir per pn, schreibt mir eine pn, schreib mir eine pn, per pn melden, schreibt mir eine dm, " +
        "ecrivez moi en prive, ecris moi en prive, contactez moi en prive, ecrivez moi en mp, en mp pour, mp moi, venez en mp, viens en mp, " +
        "scrivimi in privato, scrivetemi in privato, contattami in privato, contattatemi in privato, " +
        "napisz na priv, pisz na priv, pisz priv, piszcie na priv, piszcie priv, napisz do mnie na priv, odezwij sie na priv, " +
        "ozelden yaz, ozelden yazin, bana ozelden yazin, bana ozelden yaz, dm atin, dm at, stuur me een dm, stuur mij een dm, stuur me een prive bericht";

    public static IEnumerable<string> All => Phrases.Split(", ");
}
