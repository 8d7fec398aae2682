using System.Globalization;

namespace NewsSite.Web.Presentation;

public sealed partial record Wording
{
    /// <summary>Arabic.</summary>
    public static Wording Arabic { get; } = new()
    {
        Language = "ar",
        Culture = CultureInfo.GetCultureInfo("ar"),
        Comma = "، ",
        Skip = "انتقل إلى المحتوى",
        Sections = "الأقسام",
        Search = "بحث",
        Find = "ابحث",
        Topics = "المواضيع",
        Archive = "الأرشيف",
        Corrections = "التصويبات",
        TopStories = "أهم الأخبار",
        MoreStories = "مزيد من الأخبار",
        EarlierStories = "أخبار سابقة",
        NewestStories = "أحدث الأخبار",
        NoStoriesYet = "لم يُنشر شيء هنا بعد.",
        By = "بقلم",
        Published = "نُشر",
        NotPublished = "لم يُنشر",
        Updated = "حُدّث",
        Corrected = "صُوّب",
        Correction = "تصويب",
        Tags = "الوسوم",
        Wrong = "ما قلناه:",
        Right = "الصواب:",
        CorrectionsPolicy = "حين نخطئ في خبر نقول ذلك هنا وفي الخبر نفسه، ولا نمحوه.",
        NoCorrections = "لم يُصوَّب أي خبر بعد.",
        TopicsHelp = "كل المواضيع التي صُنّفت أخبارنا تحتها.",
        NoTopics = "لم يُصنَّف أي خبر تحت موضوع بعد.",
        MoreTopics = "مزيد من المواضيع",
        NothingThatMonth = "لم يُنشر شيء في هذا الشهر.",
        SearchHelp = "يبحث في العناوين والنصوص والتعليقات على الصور. ضع الكلمات المتلازمة بين علامتي تنصيص، وضع واصلة قبل كلمة لاستبعادها.",
        NothingFound = "لا نتائج عن «{0}».",
        NothingFoundHelp = "جرّب كلمات أقل أو أعم، أو تصفّح المواضيع والأرشيف.",
        Withdrawn = "سُحب هذا الخبر",
        WithdrawnOn = "سُحب في {0}",
        ByAuthor = "أخبار {0}، الأحدث أولا.",
        StoriesTagged = "أخبار عن {0}، الأحدث أولا.",
        Found = "عدد النتائج: {0}. تأتي أولا الأخبار التي تضم عناوينها كل الكلمات.",
        FoundOne = "نتيجة واحدة",
        FoundMore = "أكثر من {0} نتيجة. تأتي أولا الأخبار التي تضم عناوينها كل الكلمات.",
        FrontPage = "الصفحة الأولى",
        RequestNumber = "الطلب {0}",
        Photos = "الصور",
        AllPhotos = "كل الصور ({0})",
        PhotoOf = "صورة {0} من {1}",
        PreviousPhoto = "الصورة السابقة",
        NextPhoto = "الصورة التالية",
        ReadStory = "اقرأ الخبر",
    };
}
