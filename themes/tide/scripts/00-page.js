// Scripts only add to pages that are whole without them. Each file is one function that looks for its part of the page and
// does nothing where there is none. Words that readers see stand in the layouts, as attributes or templates.
'use strict';
