namespace NewsSite.Web.Tests.Nets;

/// <summary>What an endpoint answers somebody.</summary>
internal enum Answer
{
    /// <summary>Does what it is for, or says what is missing: anything but the three below and a 500.</summary>
    Open,

    /// <summary>302 to the sign-in.</summary>
    SignIn,

    /// <summary>403.</summary>
    Forbidden,
}

/// <summary>One endpoint: who may do what it does. <c>{own}</c> is a story of the writer who asks, <c>{story}</c> one of somebody else.</summary>
internal sealed record Row(string Endpoint, string Address, Answer Anonymous, Answer Writer, Answer Editor, Answer Admin);

/// <summary>Every endpoint of the application with every role. A new endpoint fails <see cref="EndpointTableTests"/> until it stands here.</summary>
internal static class EndpointTable
{
    public static IReadOnlyList<Row> Rows { get; } =
    [
        Everybody("GET /", "/"),
        Everybody("GET /Index", "/Index"),
        Everybody("GET /articles/{slug}", "/articles/live"),
        Everybody("GET /articles/{slug}/photos/{number?}", "/articles/live/photos"),
        Everybody("GET /sections/{slug}", "/sections/world"),
        Everybody("GET /tags", "/tags"),
        Everybody("GET /tags/{slug}", "/tags/ferries"),
        Everybody("GET /authors/{slug}", "/authors/jo-writer"),
        Everybody("GET /archive", "/archive"),
        Everybody("GET /archive/{year}/{month}", "/archive/2026/11"),
        Everybody("GET /search", "/search?q=live"),
        Everybody("GET /corrections", "/corrections"),
        Everybody("GET /errors/{status}", "/errors/404"),
        Everybody("POST /errors/{status}", "/errors/404"),
        Everybody("GET /health/live", "/health/live"),
        Everybody("GET /health/ready", "/health/ready"),
        Everybody("GET /media/{hash}/{name}", "/media/none/none.webp"),
        Everybody("HEAD /media/{hash}/{name}", "/media/none/none.webp"),
        Everybody("GET /rss.xml", "/rss.xml"),
        Everybody("HEAD /rss.xml", "/rss.xml"),
        Everybody("GET /atom.xml", "/atom.xml"),
        Everybody("HEAD /atom.xml", "/atom.xml"),
        Everybody("GET /feed.json", "/feed.json"),
        Everybody("HEAD /feed.json", "/feed.json"),
        Everybody("GET /sections/{slug}/rss.xml", "/sections/world/rss.xml"),
        Everybody("HEAD /sections/{slug}/rss.xml", "/sections/world/rss.xml"),
        Everybody("GET /sections/{slug}/atom.xml", "/sections/world/atom.xml"),
        Everybody("HEAD /sections/{slug}/atom.xml", "/sections/world/atom.xml"),
        Everybody("GET /sections/{slug}/feed.json", "/sections/world/feed.json"),
        Everybody("HEAD /sections/{slug}/feed.json", "/sections/world/feed.json"),
        Everybody("GET /tags/{slug}/rss.xml", "/tags/ferries/rss.xml"),
        Everybody("HEAD /tags/{slug}/rss.xml", "/tags/ferries/rss.xml"),
        Everybody("GET /tags/{slug}/atom.xml", "/tags/ferries/atom.xml"),
        Everybody("HEAD /tags/{slug}/atom.xml", "/tags/ferries/atom.xml"),
        Everybody("GET /tags/{slug}/feed.json", "/tags/ferries/feed.json"),
        Everybody("HEAD /tags/{slug}/feed.json", "/tags/ferries/feed.json"),
        Everybody("GET /authors/{slug}/rss.xml", "/authors/jo-writer/rss.xml"),
        Everybody("HEAD /authors/{slug}/rss.xml", "/authors/jo-writer/rss.xml"),
        Everybody("GET /authors/{slug}/atom.xml", "/authors/jo-writer/atom.xml"),
        Everybody("HEAD /authors/{slug}/atom.xml", "/authors/jo-writer/atom.xml"),
        Everybody("GET /authors/{slug}/feed.json", "/authors/jo-writer/feed.json"),
        Everybody("HEAD /authors/{slug}/feed.json", "/authors/jo-writer/feed.json"),
        Everybody("GET /corrections/rss.xml", "/corrections/rss.xml"),
        Everybody("HEAD /corrections/rss.xml", "/corrections/rss.xml"),
        Everybody("GET /corrections/atom.xml", "/corrections/atom.xml"),
        Everybody("HEAD /corrections/atom.xml", "/corrections/atom.xml"),
        Everybody("GET /corrections/feed.json", "/corrections/feed.json"),
        Everybody("HEAD /corrections/feed.json", "/corrections/feed.json"),
        Everybody("GET /sitemap.xml", "/sitemap.xml"),
        Everybody("HEAD /sitemap.xml", "/sitemap.xml"),
        Everybody("GET /sitemaps/news.xml", "/sitemaps/news.xml"),
        Everybody("HEAD /sitemaps/news.xml", "/sitemaps/news.xml"),
        Everybody("GET /sitemaps/pages.xml", "/sitemaps/pages.xml"),
        Everybody("HEAD /sitemaps/pages.xml", "/sitemaps/pages.xml"),
        Everybody("GET /sitemaps/{kind}-{number}.xml", "/sitemaps/articles-0.xml"),
        Everybody("HEAD /sitemaps/{kind}-{number}.xml", "/sitemaps/articles-0.xml"),
        Everybody("GET /robots.txt", "/robots.txt"),
        Everybody("HEAD /robots.txt", "/robots.txt"),
        Everybody("GET /.well-known/security.txt", "/.well-known/security.txt"),
        Everybody("HEAD /.well-known/security.txt", "/.well-known/security.txt"),
        Everybody("GET /media/cards/{name}", "/media/cards/none.png"),
        Everybody("HEAD /media/cards/{name}", "/media/cards/none.png"),
        Everybody("GET /oembed", "/oembed?url=none"),
        Everybody("HEAD /oembed", "/oembed?url=none"),
        Everybody("GET /{**path}", "/icon.svg"),
        Everybody("HEAD /{**path}", "/icon.svg"),
        Everybody("GET /admin/sign-in", "/admin/sign-in"),
        Everybody("POST /admin/sign-in", "/admin/sign-in"),
        Everybody("GET /admin/setup", "/admin/setup?code=none"),
        Everybody("POST /admin/setup", "/admin/setup?code=none"),
        Everybody("GET /admin/password", "/admin/password?code=none"),
        Everybody("POST /admin/password", "/admin/password?code=none"),

        Desk("GET /admin", "/admin"),
        Desk("GET /admin/account", "/admin/account"),
        Desk("POST /admin/account", "/admin/account"),
        Desk("POST /admin/account Password", "/admin/account?handler=Password"),
        Desk("GET /admin/sign-out", "/admin/sign-out"),
        Desk("GET /admin/articles", "/admin/articles"),
        Desk("GET /admin/articles/render", "/admin/articles/render"),
        Desk("POST /admin/articles/render", "/admin/articles/render"),
        Desk("GET /admin/articles/{id}", "/admin/articles/new"),
        Desk("POST /admin/articles/{id}", "/admin/articles/new"),
        Desk("GET /admin/articles/{id}", "/admin/articles/{own}"),
        Desk("POST /admin/articles/{id}", "/admin/articles/{own}"),
        Desk("POST /admin/articles/{id} Captions", "/admin/articles/{own}?handler=Captions"),
        Desk("POST /admin/articles/{id} Preview", "/admin/articles/{own}?handler=Preview"),
        Desk("POST /admin/articles/{id} Submit", "/admin/articles/{own}?handler=Submit"),
        Desk("GET /admin/articles/{id}/history", "/admin/articles/{own}/history"),
        Desk("GET /admin/articles/{id}/preview", "/admin/articles/{own}/preview"),
        Desk("GET /admin/tags/suggest", "/admin/tags/suggest?q=f"),

        Editors("GET /admin/articles/{id}", "/admin/articles/{story}"),
        Editors("POST /admin/articles/{id}", "/admin/articles/{story}"),
        Editors("POST /admin/articles/{id} Captions", "/admin/articles/{story}?handler=Captions"),
        Editors("POST /admin/articles/{id} Preview", "/admin/articles/{story}?handler=Preview"),
        Editors("POST /admin/articles/{id} Submit", "/admin/articles/{story}?handler=Submit"),
        Editors("GET /admin/articles/{id}/history", "/admin/articles/{story}/history"),
        Editors("GET /admin/articles/{id}/preview", "/admin/articles/{story}/preview"),
        Editors("POST /admin/articles/{id} SendBack", "/admin/articles/{own}?handler=SendBack"),
        Editors("POST /admin/articles/{id} Schedule", "/admin/articles/{own}?handler=Schedule"),
        Editors("POST /admin/articles/{id} Unschedule", "/admin/articles/{own}?handler=Unschedule"),
        Editors("POST /admin/articles/{id} Publish", "/admin/articles/{own}?handler=Publish"),
        Editors("POST /admin/articles/{id} Correct", "/admin/articles/{own}?handler=Correct"),
        Editors("POST /admin/articles/{id} Withdraw", "/admin/articles/{own}?handler=Withdraw"),
        Editors("GET /admin/articles/{id}/correct", "/admin/articles/{own}/correct"),
        Editors("POST /admin/articles/{id}/correct", "/admin/articles/{own}/correct"),
        Editors("GET /admin/articles/{id}/withdraw", "/admin/articles/{own}/withdraw"),
        Editors("POST /admin/articles/{id}/withdraw", "/admin/articles/{own}/withdraw"),
        Editors("GET /admin/photos", "/admin/photos"),
        Editors("POST /admin/photos Save", "/admin/photos?handler=Save"),
        Editors("POST /admin/photos Upload", "/admin/photos?handler=Upload"),
        Editors("GET /admin/photos/{id}", "/admin/photos/1"),
        Editors("POST /admin/photos/{id}", "/admin/photos/1"),
        Editors("POST /admin/photos/{id} Focus", "/admin/photos/1?handler=Focus"),
        Editors("POST /admin/photos/{id} Rights", "/admin/photos/1?handler=Rights"),
        Editors("POST /admin/photos/{id} Apply", "/admin/photos/1?handler=Apply"),
        Editors("POST /admin/photos/{id} Delete", "/admin/photos/1?handler=Delete"),
        Editors("POST /admin/photos Restore", "/admin/photos?handler=Restore"),
        Editors("GET /admin/photos/agencies", "/admin/photos/agencies"),
        Editors("POST /admin/photos/agencies Save", "/admin/photos/agencies?handler=Save"),
        Editors("POST /admin/photos/agencies Delete", "/admin/photos/agencies?handler=Delete"),

        Admins("GET /admin/tags", "/admin/tags"),
        Admins("POST /admin/tags Accept", "/admin/tags?handler=Accept"),
        Admins("POST /admin/tags Refuse", "/admin/tags?handler=Refuse"),
        Admins("POST /admin/tags Restore", "/admin/tags?handler=Restore"),
        Admins("GET /admin/tags/{id}", "/admin/tags/new"),
        Admins("POST /admin/tags/{id}", "/admin/tags/new"),
        Admins("POST /admin/tags/{id} Accept", "/admin/tags/1?handler=Accept"),
        Admins("POST /admin/tags/{id} Refuse", "/admin/tags/1?handler=Refuse"),
        Admins("POST /admin/tags/{id} Delete", "/admin/tags/1?handler=Delete"),
        Admins("POST /admin/tags/{id} Restore", "/admin/tags/1?handler=Restore"),
        Admins("GET /admin/tags/{id}/merge", "/admin/tags/1/merge"),
        Admins("POST /admin/tags/{id}/merge", "/admin/tags/1/merge"),
        Admins("GET /admin/sections", "/admin/sections"),
        Admins("POST /admin/sections Create", "/admin/sections?handler=Create"),
        Admins("POST /admin/sections Change", "/admin/sections?handler=Change"),
        Admins("POST /admin/sections Delete", "/admin/sections?handler=Delete"),
        Admins("POST /admin/sections Up", "/admin/sections?handler=Up"),
        Admins("POST /admin/sections Down", "/admin/sections?handler=Down"),
        Admins("GET /admin/users", "/admin/users"),
        Admins("POST /admin/users", "/admin/users"),
        Admins("GET /admin/users/{id}", "/admin/users/1"),
        Admins("POST /admin/users/{id} Role", "/admin/users/1?handler=Role"),
        Admins("POST /admin/users/{id} Disable", "/admin/users/1?handler=Disable"),
        Admins("POST /admin/users/{id} Enable", "/admin/users/1?handler=Enable"),
        Admins("POST /admin/users/{id} Reset", "/admin/users/1?handler=Reset"),
        Admins("GET /admin/audit", "/admin/audit"),
        Admins("GET /admin/settings", "/admin/settings"),
        Admins("GET /admin/import", "/admin/import"),
        Admins("POST /admin/import Ours", "/admin/import?handler=Ours"),
        Admins("POST /admin/import Source", "/admin/import?handler=Source"),

        // Last: it ends the session of whoever tries it.
        Desk("POST /admin/sign-out", "/admin/sign-out"),
    ];

    /// <summary>Answers every role alike because it is what every error is shown by; it always says 500.</summary>
    public static IReadOnlyList<string> ErrorPages { get; } = ["GET /errors/500", "POST /errors/500"];

    private static Row Everybody(string endpoint, string address) => new(endpoint, address, Answer.Open, Answer.Open, Answer.Open, Answer.Open);

    private static Row Desk(string endpoint, string address) => new(endpoint, address, Answer.SignIn, Answer.Open, Answer.Open, Answer.Open);

    private static Row Editors(string endpoint, string address) => new(endpoint, address, Answer.SignIn, Answer.Forbidden, Answer.Open, Answer.Open);

    private static Row Admins(string endpoint, string address) => new(endpoint, address, Answer.SignIn, Answer.Forbidden, Answer.Forbidden, Answer.Open);
}
