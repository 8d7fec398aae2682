namespace NewsSite.Web.Presentation;

/// <summary>What a reader is told when a page cannot be shown: what is the case, and what to do.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Advice">A sentence or two.</param>
public sealed record ErrorWording(string Title, string Advice)
{
    /// <summary>The words for a status code.</summary>
    public static ErrorWording For(int status, Wording words) => words.Language == Wording.Arabic.Language ? InArabic(status) : InEnglish(status);

    /// <summary>The words for whoever was saving when the store failed.</summary>
    /// <param name="isFull">Whether its disk takes no more.</param>
    /// <param name="words">In which language.</param>
    public static ErrorWording Unsaved(bool isFull, Wording words) => (words.Language == Wording.Arabic.Language, isFull) switch
    {
        (false, false) => new("This could not be saved", "The store of the site does not answer at the moment. What you sent is below, as you sent it: send it again in a minute, or copy it somewhere safe. Leave this window open until then."),
        (false, true) => new("This could not be saved", "The disk of the site is full or can't be written. What you sent is below, as you sent it: tell whoever runs the site, then send it again, or copy it somewhere safe."),
        (true, false) => new("تعذّر الحفظ", "مخزن الموقع لا يجيب الآن. ما أرسلته أدناه كما أرسلته: أعد إرساله بعد دقيقة، أو انسخه إلى مكان آمن، واترك هذه النافذة مفتوحة حتى ذلك الحين."),
        (true, true) => new("تعذّر الحفظ", "قرص الموقع ممتلئ أو لا يقبل الكتابة. ما أرسلته أدناه كما أرسلته: أبلغ من يدير الموقع ثم أعد إرساله، أو انسخه إلى مكان آمن."),
    };

    private static ErrorWording InEnglish(int status) => status switch
    {
        400 => new("This address is not complete", "A part of it was changed or lost on the way. Start again from the first page of the list."),
        403 => new("You may not open this page", "Your account does not have permission for this. Ask an admin."),
        404 => new("There is no page here", "The address may be misspelt, or the page was never published. Search for the story, or look at the newest ones."),
        405 => new("This page cannot be used in that way", "Open it from a link on the site."),
        410 => new("This story has been withdrawn", "It was published here once and has been taken back."),
        413 => new("That was too large", "Send less at a time."),
        429 => new("Too many requests at once", "Wait a minute, then try again."),
        503 => new("This page cannot be shown just now", "The site is busy or being mended. Load the page again in a minute."),
        >= 500 => new("Something went wrong on our side", "The page could not be put together. Load it again in a minute; if it happens again, tell the newsroom the number below."),
        _ => new("This page cannot be shown", "Start again from the front page."),
    };

    private static ErrorWording InArabic(int status) => status switch
    {
        400 => new("هذا العنوان ناقص", "تغيّر جزء منه أو ضاع في الطريق. ابدأ من أول القائمة."),
        403 => new("لا يمكنك فتح هذه الصفحة", "ليس لحسابك إذن بهذا. اطلبه من أحد المديرين."),
        404 => new("لا توجد صفحة هنا", "قد يكون في العنوان خطأ، أو أن الصفحة لم تُنشر قط. ابحث عن الخبر أو اطّلع على أحدث الأخبار."),
        405 => new("لا تُستعمل هذه الصفحة هكذا", "افتحها من رابط في الموقع."),
        410 => new("سُحب هذا الخبر", "نُشر هنا ثم سُحب."),
        413 => new("الحجم أكبر من المسموح", "أرسل أقل في كل مرة."),
        429 => new("طلبات كثيرة في وقت واحد", "انتظر دقيقة ثم حاول مرة أخرى."),
        503 => new("لا يمكن عرض هذه الصفحة الآن", "الموقع مشغول أو قيد الإصلاح. أعد تحميل الصفحة بعد دقيقة."),
        >= 500 => new("حدث خطأ عندنا", "تعذّر إعداد الصفحة. أعد تحميلها بعد دقيقة، فإن تكرر الخطأ فأبلغ غرفة الأخبار بالرقم أدناه."),
        _ => new("لا يمكن عرض هذه الصفحة", "ابدأ من الصفحة الأولى."),
    };
}
