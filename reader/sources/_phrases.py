"""The wordings by which notices, prompts and captions are known: tables to read and extend.

Each line is a regular expression over one block, compared without regard to case, with
straight apostrophes, and without symbols at either end. Lines of `WHOLE` have to match
the whole block, those of the other tables its start. Words in angle brackets stand for
the lists of `SHORT`.
"""

SHORT = {
    "<story>": "(?:story|article|post|piece|essay|column|report|content|material|page|news|video)",
    "<text>": "(?:story|article|post|column|essay|piece)",
    "<list>": "(?:articles?|stories|story|news|posts?|headlines|coverage|videos?|reading|links?)",
    "<fresh>": "(?:similar|other|further|featured|popular|top|latest|recent|breaking|suggested)",
    "<letter>": "(?:newsletters?|in-?box|e-?mails?|alerts?|updates|briefing|podcast|digest"
    "|magazine|free trial|app|channel|subscriptions?)",
    "<join>": "(?:subscribe|sign up|follow|join|newsletters?|app|support)",
    "<picture>": "(?:photo|photograph|picture|image|illustration|graphic|video|map|chart)",
    "<network>": "(?:facebook|twitter|x|instagram|linkedin|threads|reddit|whatsapp)",
}

# A block of these words alone is a row of buttons.
BUTTONS = frozenset(
    """share tweet pin email e-mail mail print save bookmark comment comments copy link whatsapp
    facebook twitter x instagram linkedin reddit pinterest telegram tumblr flipboard messenger
    google plus bluesky threads more send post like follow sms text close menu search home login
    subscribe""".split()
)

# What a block consists of that is a notice and nothing else, by what it is for.
WHOLE = {
    "share": r"""
        share( (this|on|via|with|to))?( <story>| link)?( (on|via|with) \w+)?
        share (this|it) (with|on|by|via) .{1,40}
        ((share|tweet|send|post) )?(on|to|via|by|with) <network>
        (share|tweet|post|pin|e-?mail|send|print|save) (it|this)( <story>)?
        \d+ (shares|likes|views|retweets)
        (print|e-?mail|save|bookmark|gift|give) (this )?<story>
        (order )?reprints( and permissions)?|copy (the )?link|link copied( to clipboard)?
        (click|tap) (here )?to (share|copy|print|e-?mail|tweet)\b.{0,60}
    """,
    "advert": r"""
        advert(isement|isment|ising|orial)?s?|ads?|sponsored( content| post| by .{1,40})?
        advertise( with us| here)?|(ad|advert) feedback|promoted( content| stories| links)?
        (advertisement )?<story> continues (below|after)( (this |the )?ad(vertisement)?)?
        (advertisement\W+)?continue reading( (below|the (main )?story|after .{1,30}))?
        scroll (down )?(for more|to continue)( with content)?|keep reading
        (skip|report|remove|close|hide) (the |this )?(ad|advert|advertisement)s?
        ad ?-?block(er|ing)?( software)?( (has been|was|is))? (detected|enabled|found)
        it (looks|seems) like you('re| are) using an ad ?-?blocker.{0,80}
        (supported|presented) by( .{1,40})?|paid (content|post|for by .{1,40})
        (from )?(our (partners|sponsors)|around the web)
    """,
    "related": r"""
        related( \w+){0,2}|recommended( for you| reading| stories)?|trending( now| today| stories)?
        <fresh> <list>|more <list>( (from|on|in|by) .{1,40})?
        more (from|on|about|in|by) (this|our|us|around)( .{1,40})?|more like this
        read (more|next|also|on|this next)|see (also|more)|also read|(up next|next up)
        you (may|might|could|would) (also )?(like|enjoy|be interested in)( \w+)?
        we recommend|you might like|what to read next|what others are reading|popular now
        most (read|popular|viewed|shared|commented|watched|recent)( .{1,30})?
        don't miss( this| it)?|must[- ]reads?|in case you missed it|icymi|you may have missed
        (show|load|see|view|read) (more|all)( (photos|comments|on this|<list>))?
        (editors?'?s?'?|staff) (picks?|choice)|from the archives?
        (previous|next|older|newer)( <story>s?)?
    """,
    "more": r"""
        more (from|in|on) [^.]{1,40}|more to (read|explore)|explore more( .{1,30})?
    """,
    "comments": r"""
        \d* ?comments?( ?\(?\d+\)?)?|(no|view|show|hide|read|see|post|add)( all| a)? comments?
        (leave|post|add|write|submit) (a|your) (comment|reply|response)( .{1,30})?
        join the (conversation|discussion)( .{1,30})?|have your say( .{1,40})?
        ((log|sign) (in|up|out)( (to|or) .{1,60})?|register( now)?|create (an )?account)
        tell us what you think( .{1,40})?|what do you think( .{1,40})?
        report (a|an) (typo|error|correction|mistake)|suggest a correction|report abuse
        (this article has|there are) (no|\d+) comments?|comments are closed
    """,
    "newsletter": r"""
        subscribe( (now|today|here|to .{1,60}))?|sign up( (now|today|here|free|for free))?
        (our )?newsletters?( sign ?-?up)?|get (our|the) (free )?(app|newsletters?)
        (click|tap) here to (get|subscribe|sign up|download|join|register|follow)\b.{0,80}
        (click|tap) here for .{1,80}|get .{1,60} by clicking here
        (subscribe|sign up) (to|for) .{0,40}<letter>
        thank you( for (subscribing|signing up|reading|your (subscription|support)).{0,60})?
        (an|some) error( has)? occurred.{0,40}|please (try again|enter) .{0,60}
        download (our|the) .{0,30}app( .{1,30})?|start your free trial.{0,40}
        enter your e-?mail.{0,20}
    """,
    "social": r"""
        (follow|like|find|join|connect with|add) (us|me)( .{0,30})? (on|at|via) .{1,80}
        follow [@\w.'-]+( [\w.'-]+){0,3} on <network>\b.{0,60}
        follow @\w+( on .{1,40})?|(like|follow) us|follow (him|her|them) (on|at) .{1,60}
        <network>\W+@\w+
    """,
    "page": r"""
        skip to (main )?(content|article|navigation)|top of page|loading|toggle .{1,30}
        back to (top|the top|news|home( ?page)?|article)
        (back|return|go) to .{0,20}\b(top|index|home|homepage|overview|news)
        (play|watch|pause|mute)( (the )?(video|audio|now|live))?|now playing
        to read the full (story|article)|this article has been sent to
        \d+ of \d+|(full|exit) screen|read full (article|story)|(text|font) size|a a a
        ((\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -])?min(ute)?s?([ -]to)?[ -]read
        (time to read|reading time)\W+\d+ ?min(ute)?s?
        listen( to (this|the) (article|story))?( \d+ ?min(ute)?s?)?
        view (gallery|image|images|photos|slideshow|in gallery)|image \d+ of \d+
        (photos?|gallery|slideshow|video)( ?\(?\d+( (images|photos))?\)?)?
        (tags?|filed under|categories|topics?) ?:.{0,160}|tags?|end of (article|story|content)
        (about|contact|terms|privacy|cookies?|legal)( (us|policy|notice|of (use|service)|settings))
        this video (cannot|can't|could not) be (played|loaded).{0,60}
        media playback is unsupported .{0,40}|(click to )?enlarge( (this )?image)?
        (you need to|please) enable javascript.{0,80}
    """,
    "copyright": r"""
        all rights reserved|(copyright )?(©|\(c\)) .{1,120}|copyright (by )?(19|20)\d\d.{0,120}
        copyright [\w ,.&'-]{1,60}\b(inc|ltd|llc|limited)
    """,
}

# How a notice starts that goes on in sentences, by what it is for.
OPENING = {
    "syndication": r"""
        this version of .{0,160}\b(was|is|has been) (adapted|republished|syndicated|reprinted)\b
        this <text>\b.{0,80}\b(was|is) (adapted|republished|syndicated|reprinted) (by|from)\b
        this <text>\b.{0,80}\b(originally|first) (published|appeared|ran)\b
        this <text> (was|is) (produced|provided|distributed) (by|in)\b.{0,120}$
        (originally|first) (published|appeared|posted) (on|at|in|by)\b.{0,60}$
        (republished|reprinted|reproduced) (with permission|under|from)\b.{0,100}$
        read the original <text>\b
        this (<text>|content|material) (may|can|must) ?not be (published|reproduced|broadcast)\b
    """,
    "advert": r"""
        please (disable|turn off|switch off|pause|deactivate) (it|your|the|this|ad)\b.{0,60}$
        please whitelist\b.{0,60}$
        we('ve| have)? (noticed|detected|see)( that)? you('re| are)( using)? .{0,20}ad ?-?block
        (this|our) (site|website|content) is (supported|made possible|funded) by (advert|ads|reader)
        we (may )?(earn|receive|get) (a |an )?(affiliate )?commission\b
    """,
    "newsletter": r"""
        (sign up|subscribe|register|opt in)\b.{0,140}\b<letter>\b
        (sign up|subscribe|register) (now |here |today )?(to|for) (our|the|your) (free|daily|weekly)
        get\b.{0,140}\b(in-?box|newsletters?|subscriptions?|every (month|week|day)|subscribe)\b
        (want|like|love|enjoy(ed|ing)?) (more|this|what|the latest)\b[^.?]{0,60}\?.{0,80}\b<join>\b
        (click|tap) here (to|for) (subscribe|sign|get|download|join|register|more)\b
        there('s| is) (plenty )?more where that came from\b
        (start|begin) your (day|morning|week) with\b.{0,140}\b(<letter>|<join>|powered)\b
        if you (enjoyed|liked) (this|the) <story>\b.{0,140}\b<join>\b
        (already|not) a (subscriber|member)\b
        (support|donate to) (our|independent|local|quality|free) .{0,80}\b(journalism|newsroom)\b
        become a (member|supporter|subscriber)\b
        stay (informed|up to date|updated|tuned|connected)\b.{0,120}\b<join>\b
    """,
    "social": r"""
        (follow|like|find|join|connect with) (us|me|our [\w ]{1,30}) (on|at|via)\b
        for (the latest|more (news|stories|from|on|about))\b.{0,80}\b(follow us|follow @|<letter>)\b
        to (stay|keep) (up to date|updated|informed|up with|in touch)\b.{0,80}\b<join>\b
        (reach|contact|e-?mail|write to|follow|tweet) (the |our )?(reporters?|author|writer|me|us)\b
        (write to|e-?mail|contact|follow) ([A-Z][\w.'-]+ ){1,4}(at|on) \S+
        (have|got) a (tip|story|question|news tip|confidential tip)\b
        (tell us|(share|leave) your (thoughts|comments?|opinion|views))\b.{0,60}\b(comment|below)
        let us know\b.{0,60}\b(comments?|below|twitter|facebook)\b
    """,
    "comments": r"""
        (comments|posts|submissions)\b.{0,120}\b(moderated|moderation|our (guidelines|rules))\b
        (please )?(log|sign) in (to|or)\b|you must be (logged|signed) in
        (please )?(read|see|review|respect) (our|the) (commenting|community|comment) (policy|rules)
    """,
    "copyright": r"""
        (©|copyright\b|\(c\))[\w ,.&'©()-]{0,50}\b(19|20)\d\d\b
        [\w .,&'©-]{0,60}\ball rights reserved\b
        (this|all) (copy|copies|materials?|content)\b.{0,80}\b(personal|redistributed|rewritten)\b
        distribution and use of this material\b
    """,
    "cookies": r"""
        (we|this (site|website|page)|our (site|website|partners)) (and our partners )?uses? cookies
        by (continuing|clicking|browsing|signing up|subscribing)\b.{0,120}\byou (agree|accept)\b
        by (continuing|clicking|browsing)\b.{0,120}\bcookies?\b
        your (browser|device) (does not|doesn't|is not|isn't|may not)\b
        (please|you need to|you must) (enable|turn on|activate|allow) (javascript|cookies)\b
    """,
}

# "Read more: …" names another page in the middle of an article.
POINTER = r"""
    (read|see|watch|learn|find out|listen) (more|also|next|this|now)( (about|on|at|in) [^:]{0,30})?
    (related|more|also|also (read|see|watch)|recommended|previously|earlier|in other news)
    (watch|watch (live|now|this|below|video)|in pictures|in photos|photos|gallery|explainer)
    (must read|up next|listen|fact check|poll|slideshow|videos?|interactive|in depth|see photos)
    (click here|opinion|don't miss)
    related (<list>|content)
"""

# How a caption starts.
CAPTION = r"""
    <picture>s?( (by|via|of|source))? ?[:/|]
    <picture>s?[ -](credits?|courtesy|source|copyright)\b
    (cover|featured?|header|main|lead|file|library|stock|undated|handout) (photo|image|picture)\b
    file( photo)? ?[-–—:]|photo (caption|illustration)\b|caption ?:|credits? ?:|pictured ?[:,]
    (in )?this (\w+ |\w+\.? \d{1,2},? (\d{4},? )?)?(file )?<picture> (taken|made|released|shows?)\b
    (in )?this (\w+ |\w+\.? \d{1,2},? (\d{4},? )?)?(file )?<picture>( provided by [\w ]+)?,
    in this (image|frame|undated|file|combination)\b.{0,60}\b(<picture>|frame|taken|made)\b
    (\d+ of \d+|slide \d+|image \d+)\b ?[.:)|-]
    (above|below|left|right|from left|clockwise from top( left| right)?)( photo| image)?:
    (from left|clockwise from top( left| right)?),
    (enlarge|hide|toggle) (this )?(image|caption)
"""
