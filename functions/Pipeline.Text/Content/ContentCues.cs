namespace Pipeline.Text;

/// <summary>Phrases that give a kind away, in English, Russian, Spanish, German and Portuguese; matched anywhere, without case.</summary>
internal static class ContentCues
{
    public static readonly Cues Win = new(
        "i did it", "we did it", "finally got", "got hired", "got the job", "just launched", "just shipped", "just finished", "just hit",
        "my first sale", "first sale", "first payout", "first commission", "milestone", "passed the", "congrat", "well done", "hit my goal",
        "personal best", "i won", "we won", "получилось", "наконец-то", "первая продажа", "первая выплата", "поздравля", "запустил",
        "lo logré", "primera venta", "felicidades", "geschafft", "erster verkauf", "glückwunsch", "consegui", "primeira venda", "parabéns");

    public static readonly Cues Recommendation = new(
        "i recommend", "highly recommend", "can recommend", "would recommend", "check out", "worth reading", "worth watching", "worth a look",
        "must read", "must watch", "take a look at", "have a look at", "you should try", "try this tool", "great resource", "good resource",
        "best tool", "give it a try", "рекомендую", "советую попробовать", "советую почитать", "гляньте", "recomiendo", "os recomiendo",
        "empfehle", "empfehlenswert", "recomendo");

    public static readonly Cues Feedback = new(
        "doesn't work", "does not work", "not working", "is broken", "bug", "it would be nice", "would be great if", "would be nice if",
        "feature request", "i wish", "please add", "please fix", "i love the", "love the new", "i like the", "i hate", "don't like",
        "disappointed", "too slow", "confusing", "annoying", "great job on", "nice work on", "looks great", "looks good", "awesome work",
        "не работает", "сломал", "было бы здорово", "было бы неплохо", "добавьте", "исправьте", "неудобно", "мне нравится", "разочарован",
        "no funciona", "sería genial", "me encanta", "funktioniert nicht", "wäre schön", "gefällt mir", "não funciona", "seria ótimo", "adorei");

    public static readonly Cues Tip = new(
        "make sure", "you can use", "you could use", "you need to", "you have to", "don't forget", "do not forget", "pro tip", "tip:",
        "instead of", "avoid ", "always ", "never ", "just use", "just add", "try to ", "try using", "use the ", "remember to", "better to ",
        "совет:", "лучше ", "не забудь", "попробуй", "используй", "нужно просто", "consejo", "asegúrate", "evita ", "mejor usa",
        "tipp:", "denk daran", "vergiss nicht", "am besten", "dica:", "lembre", "evite ", "melhor usar");

    public static readonly Cues Guide = new(
        "how to ", "step by step", "step-by-step", "step 1", "tutorial", "walkthrough", "guide to", "i wrote a", "my guide", "here's how",
        "here is how", "first,", "then,", "как сделать", "пошагов", "шаг 1", "инструкци", "гайд", "cómo ", "paso a paso", "guía",
        "schritt für schritt", "anleitung", "passo a passo", "como fazer", "guia ");

    public static readonly Cues QuestionStart = new(
        "how do ", "how can ", "how to ", "how does", "what is ", "what's ", "what are", "why ", "where ", "when ", "who ", "which ", "can i ",
        "can someone", "can anyone", "could someone", "does anyone", "does anybody", "has anyone", "is there ", "is it ", "are there", "do you ",
        "do i ", "should i", "anyone know", "anybody know", "any idea", "как ", "что ", "почему ", "где ", "когда ", "кто ", "какой ", "какая ",
        "какие ", "можно ли", "кто-нибудь", "подскажите", "подскажи", "cómo ", "qué ", "por qué", "dónde ", "alguien sabe", "wie ", "was ist",
        "warum ", "wo ", "kann ich", "weiß jemand", "como ", "o que ", "por que ", "onde ", "alguém sabe");

    public static readonly Cues ThisCommunity = new(
        "this community", "this group", "this chat", "this server", "this channel", "this place", "here in this", "our community", "this club",
        "это сообщество", "этот чат", "эта группа", "этом чате", "этой группе", "нашем чате", "esta comunidad", "este grupo", "diese community",
        "diese gruppe", "dieser gruppe", "esta comunidade");

    public static readonly Cues Praise = new(
        "best", "glad i joined", "happy i joined", "love", "recommend", "invited my", "told my", "bring a friend", "brought a friend", "helped me",
        "so helpful", "amazing", "awesome", "great", "worth joining", "лучш", "рад, что", "рекоменд", "помогл", "классн", "отличн", "mejor",
        "encanta", "recomiendo", "ayudado", "beste", "empfehle", "geholfen", "toll", "melhor", "recomendo", "ajudou");
}
