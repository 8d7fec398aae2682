using NewsSite.Core.Articles;

namespace NewsSite.Core.Publishing;

/// <summary>
/// The texts that the site's own pages begin with, in the site's language where there is one, else in English. They say only what the program itself
/// keeps true on every site; what only a newsroom knows (who owns it, where it sits, how to reach it) is left to its admins.
/// </summary>
internal static class FirstPages
{
    /// <summary>Title and Markdown of a page; the Markdown is empty where only the newsroom can write it.</summary>
    /// <param name="slug">One of <see cref="SitePage.Slugs"/>.</param>
    /// <param name="site">Names the site and its language.</param>
    public static (string Title, string Body) Of(string slug, SiteOptions site)
    {
        var isArabic = string.Equals(site.Language.Split('-')[0], "ar", StringComparison.OrdinalIgnoreCase);
        return (slug, isArabic) switch
        {
            (SitePage.About, false) => ("About", EnglishAbout.Replace("{0}", PlainTitle(site), StringComparison.Ordinal)),
            (SitePage.About, true) => ("من نحن", ArabicAbout.Replace("{0}", PlainTitle(site), StringComparison.Ordinal)),
            (SitePage.HowWeWork, false) => ("How we work", EnglishHowWeWork),
            (SitePage.HowWeWork, true) => ("كيف نعمل", ArabicHowWeWork),
            (_, false) => ("Contact", ""),
            (_, true) => ("اتصل بنا", ""),
        };
    }

    // A title may hold signs that mean something in Markdown; here it is a name.
    private static string PlainTitle(SiteOptions site) => string.Concat(site.Title.Select(c => c < 0x80 && char.IsPunctuation(c) ? $"\\{c}" : $"{c}"));

    private const string EnglishAbout = """
        {0} publishes news at this address, free to read and without an account.

        ## What reading costs you

        Nothing, and nothing in secret either. These pages set no cookies, load nothing from anybody else's computers and do not follow you around. They
        work without scripts, on old telephones and on slow lines; every page is also there [as text alone](/text).

        ## How to follow us

        There are [feeds](/feeds) of everything that we publish, and of each section, topic and author. You need not tell us who you are to use them.
        """;

    private const string EnglishHowWeWork = """
        ## Times

        Each story says when it was published. When we add something that readers should know about, it also says when it was updated. We do not change the
        time of a story to make it look new.

        ## Corrections

        When a story has been wrong we say so. The correction stands on the story itself, with what we said and what is right, and in the
        [list of corrections](/corrections), where it stays. We do not put an error right in silence. Slips that mislead nobody, such as a misspelt word, are
        put right without a note.

        ## Withdrawals

        If a story should not have been published, we withdraw it. Its address then says that there was a story and that it was withdrawn, and where we can,
        why.

        ## Pictures

        Below each picture stands who made or supplied it. The description that screen readers speak is written by us, and says what is to be seen.

        ## Names and quotations

        The name above a story is that of the person who wrote it. What stands in quotation marks was said or written in these words.
        """;

    private const string ArabicAbout = """
        ينشر {0} الأخبار على هذا العنوان، ويقرؤها من يشاء بلا مقابل وبلا حساب.

        ## ماذا تكلفك القراءة

        لا شيء، لا في العلن ولا في الخفاء. لا تضع هذه الصفحات ملفات تعريف على جهازك، ولا تحمّل شيئا من أجهزة غيرنا، ولا تتعقبك. وهي تعمل بلا برامج نصية،
        وعلى الهواتف القديمة والشبكات البطيئة، ولكل صفحة [نسخة نصية](/text).

        ## كيف تتابعنا

        لكل ما ننشره [خلاصات](/feeds)، ولكل قسم وموضوع وكاتب خلاصته. ولا تحتاج إلى أن تخبرنا من أنت لتستعملها.
        """;

    private const string ArabicHowWeWork = """
        ## الأوقات

        يذكر كل خبر وقت نشره. وإذا أضفنا إليه ما ينبغي أن يعرفه القراء ذكر وقت تحديثه أيضا. ولا نغيّر وقت خبر ليبدو جديدا.

        ## التصويبات

        حين نخطئ في خبر نقول ذلك. يبقى التصويب في الخبر نفسه، وفيه ما قلناه وما هو الصواب، وفي [قائمة التصويبات](/corrections). لا نصلح خطأ في صمت. أما
        الهفوات التي لا تضلل أحدا، ككلمة أخطأنا في إملائها، فنصلحها بلا إشارة.

        ## السحب

        إذا كان الخبر مما لا ينبغي نشره سحبناه. ويقول عنوانه بعد ذلك إن خبرا كان هنا وسُحب، ويذكر السبب حيثما أمكن.

        ## الصور

        تحت كل صورة اسم من التقطها أو قدّمها. والوصف الذي تنطقه قارئات الشاشة نكتبه نحن، ويقول ما يُرى في الصورة.

        ## الأسماء والاقتباسات

        الاسم الذي فوق الخبر اسم كاتبه. وما بين علامتي التنصيص قيل أو كُتب بهذه الكلمات.
        """;
}
